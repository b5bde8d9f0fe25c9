internal import Classifiers
internal import SpuriousFeatures
internal import Tensors

/// Shows pictures to a network in batches of one size.
struct PictureShow {
  let network: InspectedNetwork
  /// Channels, height and width.
  let shape: [Int]
  /// Returns whether to go on; asked after every batch.
  let goesOn: () -> Bool

  /// What a network makes of pictures.
  struct Responses {
    /// The probability of each class, by picture.
    var beliefs: [[Double]] = []
    /// The features that the last linear map reads, by picture; empty if there is no such map.
    var features: [[Double]] = []
  }

  /// Where a network sees a class in pictures, as maps of one value for each pixel.
  struct Explanations {
    /// |(x - zero) · ∂score/∂x|, summed over channels.
    var relevance: [[Float]] = []
    /// Grad-CAM (Selvaraju et al., 2017): the last map's channels weighted with their mean gradient,
    /// negative sums cut off, and enlarged; empty if there is no such map.
    var attention: [[Float]] = []
  }

  /// Shows pictures.
  ///
  /// - Throws: `SpuriousFeatureError.cancelled`; what the network throws.
  func responses(to pictures: [[Float]]) throws -> Responses {
    var responses = Responses()
    let layers = [network.source.logitLayer] + (network.head.map { [$0.featureLayer] } ?? [])
    try show(pictures) { images, rows in
      try withoutGradients {
        let values = try network.source.activations(of: images, at: layers)
        let beliefs = try values[layers[0]]?.softmax(axis: 1)
        responses.beliefs += try Self.rows(of: beliefs, rows.count).map { $0.map(Double.init) }
        guard let layer = network.head?.featureLayer else { return }
        responses.features += try Self.rows(of: values[layer], rows.count).map {
          $0.map(Double.init)
        }
      }
    }
    return responses
  }

  /// Explains the score of one class in each picture.
  ///
  /// - Throws: `SpuriousFeatureError.cancelled`; what the network throws.
  func explanations(of pictures: [[Float]], for classes: [Int]) throws -> Explanations {
    var explanations = Explanations()
    let layers = [network.source.logitLayer] + (network.mapLayer.map { [$0] } ?? [])
    try show(pictures) { images, rows in
      let leaf = try images.requiringGradient()
      let values = try network.source.activations(of: leaf, at: layers)
      guard let logits = values[layers[0]] else { return }
      let score = try logits.multiplied(by: Self.choice(of: Array(classes[rows]), in: logits)).sum()
      let map = network.mapLayer.flatMap { values[$0] }
      let gradients = try score.gradients(withRespectTo: [leaf] + (map.map { [$0] } ?? []))
      explanations.relevance += try Self.rows(of: relevance(images, gradients[0]), rows.count)
      guard let map else { return }
      explanations.attention += try Self.rows(of: attention(map, gradients[1]), rows.count)
    }
    return explanations
  }

  private func relevance(_ images: Tensor, _ gradient: Tensor?) throws -> Tensor {
    let zero = try Tensor(network.zeroColor, shape: [1, shape[0], 1, 1])
    let gradient = try gradient ?? images.filled(0, shape: images.shape)
    return try images.subtracting(zero).multiplied(by: gradient).applying(.abs).sum(axes: [1])
  }

  private func attention(_ map: Tensor, _ gradient: Tensor?) throws -> Tensor {
    let map = try map.detached().converted(to: .float32)
    let weights = try (gradient ?? map.filled(0, shape: map.shape)).converted(to: .float32)
      .mean(axes: [2, 3], keepsAxes: true)
    return try map.multiplied(by: weights).sum(axes: [1], keepsAxes: true).relu()
      .resizedLinearly(height: shape[1], width: shape[2], alignsCorners: false)
  }

  /// 1 where the class of a row is, of the scores' shape; rows without a class have none.
  private static func choice(of classes: [Int], in scores: Tensor) throws -> Tensor {
    var values = [Float](repeating: 0, count: scores.count)
    let width = scores.shape[1]
    for (row, classIndex) in classes.enumerated() { values[row * width + classIndex] = 1 }
    return try Tensor(values, shape: scores.shape).onDevice(of: scores)
  }

  private static func rows(of tensor: Tensor?, _ count: Int) throws -> [[Float]] {
    guard let tensor else { return [] }
    let values = try tensor.floats()
    let width = tensor.shape.dropFirst().reduce(1, *)
    return (0..<count).map { Array(values[$0 * width..<($0 + 1) * width]) }
  }

  private func show(
    _ pictures: [[Float]], _ body: (_ images: Tensor, _ rows: Range<Int>) throws -> Void
  ) throws {
    let draw = { (index: Int, canvas: UnsafeMutableBufferPointer<Float>) in
      _ = canvas.update(from: pictures[index])
    }
    try ImageBatches(of: shape).forEach(of: pictures.count, draw) { images, rows in
      try body(images, rows)
      guard goesOn() else { throw SpuriousFeatureError.cancelled }
    }
  }
}
