internal import Tensors

/// The values of layers for the views of one prototype, views first.
struct LayerValues {
  let logitLayer: String
  let values: [String: Tensor]

  /// Returns a layer's values.
  ///
  /// - Throws: `RenderingError.layerMissing`.
  func callAsFunction(_ layer: String) throws -> Tensor {
    guard let value = values[layer] else { throw RenderingError.layerMissing(layer) }
    return value
  }

  /// The class scores, of shape `[views, classes]`.
  func logits() throws -> Tensor {
    let value = try self(logitLayer)
    return value.rank == 2 ? value : try value.reshaped(to: [value.shape[0], -1])
  }
}

extension Objective {
  /// Lucid's floor for the cosine, so that a wrong direction still has a gradient.
  private static let smallestCosine = 0.1

  /// Returns the objective of one prototype, the mean over its views, as a scalar.
  ///
  /// - Throws: `RenderingError` if a layer or an index is not there; `TensorError`.
  func value(of layers: LayerValues) throws -> Tensor {
    switch self {
    case .logit(let index):
      return try layers.logits().checkedElement(index, axis: 1, "class").mean()
    case .probability(let index):
      return try layers.logits().softmax(axis: 1).checkedElement(index, axis: 1, "class").mean()
    case .logProbability(let index):
      return try layers.logits().logSoftmax(axis: 1).checkedElement(index, axis: 1, "class")
        .mean()
    case .margin(let index, let rival, let cap):
      return try Self.margin(layers.logits(), index, rival, cap)
    case .channel(let layer, let index):
      return try layers(layer).channelsSecond().checkedElement(index, axis: 1, layer).mean()
    case .neuron(let layer, let index, let row, let column):
      return try Self.neuron(layers(layer), layer, index, row, column)
    case .layer(let layer):
      let value = try layers(layer)
      return try value.multiplied(by: value).mean()
    case .direction(let layer, let vector, let cosinePower):
      return try Self.direction(layers(layer), layer, vector, cosinePower)
    case .sum(let terms):
      return try Self.sum(terms, layers)
    case .scaled(let weight, let objective):
      return try objective.value(of: layers).multiplied(by: weight)
    }
  }

  private static func sum(_ terms: [Objective], _ layers: LayerValues) throws -> Tensor {
    var total = try Tensor(Float(0))
    for term in terms {
      let value = try term.value(of: layers)
      total = try value.adding(total.onDevice(of: value))
    }
    return total
  }

  private static func margin(
    _ logits: Tensor, _ index: Int, _ rival: Rival, _ cap: Double?
  ) throws -> Tensor {
    let own = try logits.checkedElement(index, axis: 1, "class")
    let classCount = logits.shape[1]
    guard classCount > 1 else { return try own.mean() }
    let others = try Tensor.concatenating(
      [
        logits.slice(axis: 1, from: 0, to: index),
        logits.slice(axis: 1, from: index + 1, to: classCount),
      ], axis: 1)
    let rivals =
      switch rival {
      case .largest: try others.maximum(axes: [1])
      case .logSumExp: try others.logSumExp(axes: [1])
      }
    let margin = try own.subtracting(rivals)
    return try (cap.map { try margin.clamped(minimum: nil, maximum: $0) } ?? margin).mean()
  }

  private static func neuron(
    _ value: Tensor, _ layer: String, _ index: Int, _ row: Int?, _ column: Int?
  ) throws -> Tensor {
    var channel = try value.channelsSecond().checkedElement(index, axis: 1, layer)
    for position in [row, column] where channel.rank > 1 {
      channel = try channel.checkedElement(
        position ?? channel.shape[1] / 2, axis: 1, layer)
    }
    return try channel.mean()
  }

  private static func direction(
    _ value: Tensor, _ layer: String, _ vector: [Double], _ cosinePower: Double
  ) throws -> Tensor {
    let value = try value.channelsSecond()
    guard value.shape[1] == vector.count else {
      throw RenderingError.directionMismatch(
        layer, channelCount: value.shape[1], vectorCount: vector.count)
    }
    let extents = [1, vector.count] + [Int](repeating: 1, count: value.rank - 2)
    let direction = try Tensor(vector.map(Float.init), shape: extents).matching(value)
    let dot = try value.multiplied(by: direction).sum(axes: [1])
    guard cosinePower != 0 else { return try dot.mean() }
    let length = vector.map { $0 * $0 }.reduce(0, +).squareRoot()
    let norms = try value.norm(order: 2, axes: [1]).multiplied(by: length).adding(1e-6)
    let cosine = try dot.divided(by: norms)
      .clamped(minimum: smallestCosine, maximum: nil)
    return try dot.multiplied(by: cosine.raised(to: cosinePower)).mean()
  }
}

extension Tensor {
  /// Returns one slice, checking the index.
  fileprivate func checkedElement(_ index: Int, axis: Int, _ name: String) throws -> Tensor {
    let extent = shape[axis]
    guard (0..<extent).contains(index) else {
      throw RenderingError.indexOutOfRange(name, index: index, count: extent)
    }
    return try element(index, axis: axis)
  }

  /// Returns the tensor with its second axis as channels, where there is only one.
  fileprivate func channelsSecond() throws -> Tensor {
    rank > 1 ? self : try insertingAxis(1)
  }
}
