internal import Foundation
internal import ONNX

/// The last linear map of a classifier, from features to class scores.
///
/// With W the weights, b the bias and φ(x) the features of an image: logits(x) = W φ(x) + b.
public struct LinearHead: Hashable, Sendable {
  /// The layer of the features φ, what the map reads; `[batch, features]`, or with axes of size 1
  /// behind, or of an image's map that is read as one list.
  public let featureLayer: String
  /// How many features there are.
  public let featureCount: Int
  /// How many classes there are.
  public let classCount: Int
  /// W, of shape `[classes, features]`.
  public let weights: [Float]
  /// b, one for each class.
  public let bias: [Float]

  /// Creates a map.
  ///
  /// - Parameters:
  ///   - featureLayer: The layer of the features.
  ///   - featureCount: How many features there are.
  ///   - classCount: How many classes there are.
  ///   - weights: W, of shape `[classes, features]`.
  ///   - bias: b, one for each class.
  /// - Precondition: There are as many weights and biases.
  public init(
    featureLayer: String, featureCount: Int, classCount: Int, weights: [Float], bias: [Float]
  ) {
    precondition(weights.count == classCount * featureCount, "\(weights.count) weights")
    precondition(bias.count == classCount, "\(bias.count) biases")
    self.featureLayer = featureLayer
    self.featureCount = featureCount
    self.classCount = classCount
    self.weights = weights
    self.bias = bias
  }

  /// The weights of one class's score.
  public func weights(of classIndex: Int) -> ArraySlice<Float> {
    weights[classIndex * featureCount..<(classIndex + 1) * featureCount]
  }
}

extension Classifier {
  /// The classifier's last linear map, if nothing but rearranging stands between it and the scores.
  ///
  /// Known are `Gemm`, `MatMul` with or without an `Add`, and a `Conv` of 1 × 1 pixels over a single
  /// place. `nil` for any other end, such as a convolution that is averaged over places only
  /// afterwards, or weights that are no plain initializers.
  public var linearHead: LinearHead? {
    HeadReader(graph: model.graph).head(endingIn: logitLayer, classCount: classCount)
      .flatMap { head in
        let shape = try? shapes(of: [head.featureLayer])[head.featureLayer]
        return shape?.reduce(1, *) == head.featureCount ? head : nil
      }
  }

  /// The last layer before the scores that has several places, of shape
  /// `[1, channels, height, width]`; `nil` if there is none.
  ///
  /// A map of the scores themselves, one channel a class, is passed over if there is another.
  public var lastMapLayer: Layer? {
    get throws {
      let layers = try layers(probing: false)
      let end = layers.firstIndex { $0.name == logitLayer } ?? layers.count
      let maps = layers[..<end].filter { $0.shape.count == 4 && $0.shape[2] * $0.shape[3] > 1 }
      return maps.last { $0.shape[1] != classCount } ?? maps.last
    }
  }
}

/// Reads the last linear map of a graph.
private struct HeadReader {
  let graph: Graph

  /// Operators that only rearrange values.
  private static let transparent: Set<String> = [
    "Identity", "Reshape", "Flatten", "Squeeze", "Unsqueeze", "Dropout",
  ]

  private func producer(of value: String) -> Node? {
    graph.nodes.first { $0.outputs.contains(value) }
  }

  private func floats(_ name: String) -> [Float]? {
    graph.initializers[name].flatMap { try? $0.floats() }
  }

  func head(endingIn layer: String, classCount: Int) -> LinearHead? {
    var value = layer
    while let node = producer(of: value), Self.transparent.contains(node.operatorType) {
      value = node.inputs[0]
    }
    guard let node = producer(of: value) else { return nil }
    switch node.operatorType {
    case "Gemm": return gemm(node, classCount)
    case "MatMul": return product(node, bias: nil, classCount)
    case "Add": return sum(node, classCount)
    case "Conv": return convolution(node, classCount)
    default: return nil
    }
  }

  private func gemm(_ node: Node, _ classCount: Int) -> LinearHead? {
    guard flag("transA", of: node) == 0, scale("alpha", of: node) == 1,
      scale("beta", of: node) == 1
    else { return nil }
    let bias = node.inputs.count > 2 ? floats(node.inputs[2]) : []
    return bias.flatMap {
      head(node, isTransposed: flag("transB", of: node) == 1, bias: $0, classCount)
    }
  }

  private func product(_ node: Node, bias: [Float]?, _ classCount: Int) -> LinearHead? {
    head(node, isTransposed: false, bias: bias ?? [], classCount)
  }

  private func sum(_ node: Node, _ classCount: Int) -> LinearHead? {
    for (value, addend) in [(0, 1), (1, 0)] where node.inputs.count == 2 {
      guard let bias = floats(node.inputs[addend]),
        let first = producer(of: node.inputs[value]), first.operatorType == "MatMul"
      else { continue }
      return product(first, bias: bias, classCount)
    }
    return nil
  }

  private func convolution(_ node: Node, _ classCount: Int) -> LinearHead? {
    guard let weights = graph.initializers[node.inputs[1]], weights.shape.count == 4,
      weights.shape[2] == 1, weights.shape[3] == 1, flag("group", of: node) <= 1
    else { return nil }
    let bias = node.inputs.count > 2 ? floats(node.inputs[2]) : []
    return bias.flatMap { head(node, isTransposed: true, bias: $0, classCount) }
  }

  /// Reads the weights of a product; `isTransposed` says whether they lie class by class, as
  /// `[classes, features]`.
  private func head(
    _ node: Node, isTransposed: Bool, bias: [Float], _ classCount: Int
  ) -> LinearHead? {
    guard node.inputs.count > 1, let weights = floats(node.inputs[1]), classCount > 0,
      weights.count % classCount == 0, bias.isEmpty || bias.count == classCount
    else { return nil }
    let featureCount = weights.count / classCount
    let ordered =
      isTransposed
      ? weights
      : (0..<weights.count).map { weights[$0 % featureCount * classCount + $0 / featureCount] }
    return LinearHead(
      featureLayer: node.inputs[0], featureCount: featureCount, classCount: classCount,
      weights: ordered, bias: bias.isEmpty ? [Float](repeating: 0, count: classCount) : bias)
  }

  private func flag(_ name: String, of node: Node) -> Int {
    if case .int(let value)? = node.attributes[name] { return value }
    return 0
  }

  private func scale(_ name: String, of node: Node) -> Float {
    if case .float(let value)? = node.attributes[name] { return value }
    return 1
  }
}
