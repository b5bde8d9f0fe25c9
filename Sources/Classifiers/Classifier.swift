internal import Foundation
public import ONNX
public import Tensors

/// A trained image classifier, ready to be asked for its layers and their gradients.
///
/// The weights never change and never require a gradient. Programs are made as they are needed,
/// one for each batch shape and set of layers, and kept.
///
/// Not thread-safe: use an instance from one thread at a time.
public final class Classifier: ActivationSource {
  /// How the activations are computed.
  public enum Precision: String, Hashable, Codable, Sendable, CaseIterable {
    /// 32-bit floats.
    case fp32
    /// bfloat16 activations and weights: about twice as fast where the processor has them.
    case bf16

    var scalarType: ScalarType { self == .fp32 ? .float32 : .bfloat16 }
  }

  /// The file's content: its graph, opset and metadata.
  public let model: Model
  /// The input that takes images.
  public let input: ImageInput
  /// Where the class scores are.
  public let output: ScoreOutput
  /// How colors become the input's values.
  public let preprocessing: Preprocessing
  public let precision: Precision
  public let device: Device
  /// The size that images are given to the network in.
  public let imageShape: (channels: Int, height: Int, width: Int)
  /// How many classes the network scores.
  public private(set) var classCount = 0
  /// Whether ReLUs let gradients out of their dead zone, as Lucid does for the first steps.
  var redirectsDeadReLU = false

  private let constants: [String: Tensor]
  private let inputScale: Tensor
  private let inputOffset: Tensor
  private var programs: [ProgramKey: Program] = [:]
  /// Whether the graph has been seen to accept only one image at a time.
  private var acceptsBatches = true

  /// The layer of the class scores before any softmax.
  public var logitLayer: String { output.logitLayer }

  /// Makes a model ready to run.
  ///
  /// - Parameters:
  ///   - model: The file's content.
  ///   - preprocessing: How colors become the input's values.
  ///   - height: The height to run at, in pixels; `nil` for the graph's own, else the
  ///     preprocessing's, else 224.
  ///   - width: The same for the width.
  ///   - precision: How the activations are computed.
  ///   - device: Where they are computed.
  ///   - outputName: Which of several outputs holds the scores; `nil` for the first.
  /// - Throws: `ClassifierError`, `TensorError`.
  public init(
    _ model: Model, preprocessing: Preprocessing, height: Int? = nil, width: Int? = nil,
    precision: Precision = .fp32, device: Device = .cpu, outputName: String? = nil
  ) throws {
    try TorchRuntime.require(device)
    self.model = model
    self.preprocessing = preprocessing
    self.precision = precision
    self.device = device
    input = try ImageInput(of: model.graph)
    output = try ScoreOutput(of: model.graph, named: outputName)
    imageShape = try Self.imageShape(
      input, preprocessing: preprocessing, height: height, width: width)
    constants = try Self.constants(of: model.graph, precision: precision, device: device)
    (inputScale, inputOffset) = try Self.inputMap(preprocessing, device: device)
    let scores = try scoreShape(isSizeRequested: height != nil || width != nil)
    classCount = scores.dropFirst().reduce(1, *)
  }

  private static func imageShape(
    _ input: ImageInput, preprocessing: Preprocessing, height: Int?, width: Int?
  ) throws(ClassifierError) -> (channels: Int, height: Int, width: Int) {
    let chosen = (
      channels: input.channelCount,
      height: height ?? input.height ?? preprocessing.height ?? 224,
      width: width ?? input.width ?? preprocessing.width ?? 224
    )
    guard input.height ?? chosen.height == chosen.height,
      input.width ?? chosen.width == chosen.width
    else {
      throw .inputSizeRejected(
        accepted: input.acceptedSizes, requested: "\(chosen.height)×\(chosen.width) pixels")
    }
    guard preprocessing.channelOrder.channelCount == input.channelCount else {
      throw .notAnImageClassifier(
        reason: "input '\(input.name)' has \(input.channelCount) channels, but the preprocessing "
          + "is for \(preprocessing.channelOrder.channelCount) (\(preprocessing.channelOrder))")
    }
    return chosen
  }

  /// The shape of the scores for one image: the first time that the graph runs.
  private func scoreShape(isSizeRequested: Bool) throws -> [Int] {
    do {
      return try shapes(of: [logitLayer])[logitLayer] ?? []
    } catch let error as ClassifierError where isSizeRequested {
      guard case .nodeFailed = error else { throw error }
      throw ClassifierError.sizeFailed(
        requested: "\(imageShape.height)×\(imageShape.width) pixels", reason: error.description)
    }
  }

  /// The graph's initializers, in the types they are computed with.
  private static func constants(
    of graph: Graph, precision: Precision, device: Device
  ) throws -> [String: Tensor] {
    let used = Set(graph.nodes.flatMap(\.inputs) + graph.outputs.map(\.name))
    return try graph.initializers.filter { used.contains($0.key) }.mapValues { data in
      let tensor = try Tensor(data)
      let type = tensor.scalarType
      guard type.isFloatingPoint else { return tensor }
      return try tensor.converted(to: .float32).moved(to: device)
    }
  }

  /// The scale and offset, of shape `[1, channels, 1, 1]`, that map a color to an input value.
  private static func inputMap(
    _ preprocessing: Preprocessing, device: Device
  ) throws -> (scale: Tensor, offset: Tensor) {
    let deviations = preprocessing.standardDeviation
    let (low, high) = (preprocessing.range.lowerBound, preprocessing.range.upperBound)
    let scales = deviations.map { (high - low) / $0 }
    let offsets = zip(preprocessing.mean, deviations).map { (low - $0) / $1 }
    let shape = [1, scales.count, 1, 1]
    return (
      try Tensor(scales, shape: shape).moved(to: device),
      try Tensor(offsets, shape: shape).moved(to: device)
    )
  }
}

// MARK: Running

extension Classifier {
  /// Which program: the batch's shape, the layers, the kind of ReLU.
  private struct ProgramKey: Hashable {
    let shape: [Int]
    let layers: [String]
    let redirectsDeadReLU: Bool
  }

  public func activations(of images: Tensor, at layers: [String]) throws -> [String: Tensor] {
    let input = try modelInput(for: images)
    if acceptsBatches {
      do {
        return try run(input, layers: layers)
      } catch let error as ClassifierError where input.shape[0] > 1 {
        // Some exports fix the batch in a Reshape; one image at a time then works.
        guard (try? run(input.slice(axis: 0, from: 0, to: 1), layers: layers)) != nil
        else { throw error }
        acceptsBatches = false
      }
    }
    return try runOneByOne(input, layers: layers)
  }

  /// Returns the class scores before any softmax, as float32, of shape `[batch, classes]`.
  public func logits(of images: Tensor) throws -> Tensor {
    let scores = try activations(of: images, at: [logitLayer])[logitLayer]
    guard let scores else { preconditionFailure("No scores from \(logitLayer)") }
    return scores
  }

  /// Returns the shapes of layers for one image.
  ///
  /// - Throws: `ClassifierError.unknownLayer`.
  public func shapes(of layers: [String]) throws -> [String: [Int]] {
    let (channels, height, width) = imageShape
    let gray = [Float](repeating: 0.5, count: channels * height * width)
    let images = try Tensor(gray, shape: [1, channels, height, width])
    return try build(example: modelInput(for: images), layers: layers).shapes
  }

  /// Applies the preprocessing and lays the batch out as the graph wants it.
  private func modelInput(for images: Tensor) throws -> Tensor {
    var colors = try images.moved(to: device)
    if preprocessing.channelOrder == .bgr { colors = try colors.flipped(axes: [1]) }
    if !input.isChannelsLast, !colors.isOnGPU {
      return try colors.networkInput(
        scale: inputScale, offset: inputOffset, type: precision.scalarType)
    }
    let values = try colors.multiplied(by: inputScale).adding(inputOffset)
    let typed = precision == .fp32 ? values : try values.converted(to: precision.scalarType)
    return input.isChannelsLast
      ? try typed.permuted([0, 2, 3, 1]) : try typed.channelsLast()
  }

  private func run(_ input: Tensor, layers: [String]) throws -> [String: Tensor] {
    let key = ProgramKey(
      shape: input.shape, layers: layers, redirectsDeadReLU: redirectsDeadReLU)
    let program: Program
    if let known = programs[key] {
      program = known
    } else {
      program = try build(example: input, layers: layers).program
      programs[key] = program
    }
    let values = try program.run(input)
    guard let scores = values[logitLayer] else { return values }
    return values.merging([logitLayer: try flatScores(scores, batchSize: input.shape[0])]) { $1 }
  }

  private func build(
    example: Tensor, layers: [String]
  ) throws -> (program: Program, shapes: [String: [Int]]) {
    let folding = try BatchNormFolding(
      graph: model.graph, constants: constants, keeping: Set(layers))
    var builder = ProgramBuilder(
      graph: folding.graph, opset: model.opset, constants: folding.constants,
      options: .init(floatType: precision.scalarType, redirectsDeadReLU: redirectsDeadReLU))
    let result = try builder.build(input: input.name, example: example, layers: layers)
    for (layer, shape) in result.shapes where shape.first != example.shape[0] && !shape.isEmpty {
      guard example.shape[0] > 1 else { break }
      throw ClassifierError.notAnImageClassifier(
        reason: "layer '\(layer)' of shape \(shape) does not keep a batch of \(example.shape[0])")
    }
    return result
  }

  private func runOneByOne(_ input: Tensor, layers: [String]) throws -> [String: Tensor] {
    let single = try (0..<input.shape[0]).map { index in
      try run(input.slice(axis: 0, from: index, to: index + 1), layers: layers)
    }
    var joined: [String: Tensor] = [:]
    for layer in layers {
      joined[layer] = try Tensor.concatenating(single.compactMap { $0[layer] }, axis: 0)
    }
    return joined
  }

  /// Scores of shape `[batch, classes, 1, 1]` and the like, as float32 `[batch, classes]`.
  private func flatScores(_ scores: Tensor, batchSize: Int) throws -> Tensor {
    try scores.reshaped(to: [batchSize, -1]).converted(to: .float32)
  }
}

extension Classifier: GradientRedirecting {
  public func activationsRedirectingGradients(
    of images: Tensor, at layers: [String]
  ) throws -> [String: Tensor] {
    redirectsDeadReLU = true
    defer { redirectsDeadReLU = false }
    return try activations(of: images, at: layers)
  }
}
