public import ONNX

/// The graph's input that takes images, and what it accepts.
public struct ImageInput: Hashable, Sendable {
  /// The value's name in the graph.
  public let name: String
  /// How many images a batch has, or `nil` if any.
  public let batchSize: Int?
  /// How many channels an image has.
  public let channelCount: Int
  /// The height in pixels, or `nil` if the graph takes any.
  public let height: Int?
  /// The width in pixels, or `nil` if the graph takes any.
  public let width: Int?
  /// Whether the graph wants `[batch, height, width, channels]`, as TensorFlow exports.
  public let isChannelsLast: Bool
  /// The type of the pixels.
  public let elementType: ElementType

  /// The channel counts that images have: gray, color, color and opacity.
  public static let channelCounts = [3, 1, 4]

  /// Finds the image input of a graph.
  ///
  /// The channel axis is the second, or the last where only that one has a channel count.
  ///
  /// - Throws: `ClassifierError.notAnImageClassifier`, saying what the graph takes instead.
  public init(of graph: Graph) throws(ClassifierError) {
    guard graph.inputs.count == 1, let input = graph.inputs.first else {
      let names = graph.inputs.map { "'\($0.name)'" }.joined(separator: ", ")
      throw .notAnImageClassifier(
        reason: "the graph takes \(graph.inputs.count) inputs (\(names)), not one")
    }
    guard let dimensions = input.dimensions, dimensions.count == 4 else {
      let rank = input.dimensions.map { "\($0.count) axes" } ?? "an unknown shape"
      throw .notAnImageClassifier(
        reason: "input '\(input.name)' has \(rank), not 4 (batch, channels, height, width)")
    }
    guard let type = input.type, [.float, .float16, .bfloat16, .double].contains(type) else {
      let type = input.type.map { "\($0)" } ?? "an unknown type"
      throw .notAnImageClassifier(
        reason: "input '\(input.name)' holds \(type), through which no gradient flows")
    }
    let extents = dimensions.map(\.extent)
    let axis = try Self.channelAxis(extents, input: input.name)
    name = input.name
    elementType = type
    batchSize = extents[0]
    isChannelsLast = axis == 3
    channelCount = extents[axis] ?? 3
    height = isChannelsLast ? extents[1] : extents[2]
    width = isChannelsLast ? extents[2] : extents[3]
  }

  private static func channelAxis(
    _ extents: [Int?], input: String
  ) throws(ClassifierError) -> Int {
    if let second = extents[1], channelCounts.contains(second) { return 1 }
    if let last = extents[3], channelCounts.contains(last) { return 3 }
    guard extents[1] == nil, extents[3] == nil else {
      let shape = extents.map { $0.map(String.init) ?? "?" }.joined(separator: ", ")
      throw .notAnImageClassifier(
        reason: "input '\(input)' of shape [\(shape)] has no axis of 1, 3 or 4 channels")
    }
    return 1
  }

  /// Says in words what sizes are accepted: `224×224`, `any size`, or `any height ×32`.
  public var acceptedSizes: String {
    guard height != nil || width != nil else { return "any size" }
    return "\(height.map(String.init) ?? "any")×\(width.map(String.init) ?? "any") pixels"
  }
}

extension Dimension {
  /// The extent, if the graph fixes it to something usable.
  var extent: Int? {
    if case .fixed(let extent) = self, extent > 0 { return extent }
    return nil
  }
}
