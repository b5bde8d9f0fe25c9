/// An ONNX model: one graph and what is needed to read it.
///
/// A model that was read from a file has been validated: every value is defined once, before
/// it is used, and every tensor holds exactly the bytes that its shape and type ask for.
/// Whether the operators are known is not checked here.
public struct Model: Hashable, Sendable {
  /// The versions of the default operator set that protogen can read.
  public static let supportedOpsets = 6...22

  /// The version of the file format, as ONNX counts it.
  public let irVersion: Int
  /// The name and version of the program that wrote the file, or an empty string.
  public let producer: String
  /// The version of the default domain's operators that the graph uses.
  public let opset: Int
  /// The version of each imported operator set by domain; the default domain is `""`.
  public let opsetImports: [String: Int]
  /// The writer's own remarks, by key.
  public let metadata: [String: String]
  /// What the model computes.
  public let graph: Graph

  /// Creates a model as it stands, without validating it.
  ///
  /// `opset` is the version of the default domain's operators, and replaces any in
  /// `otherImports`. By default `irVersion` is the one that came with opset 21 (ONNX 1.16).
  public init(
    irVersion: Int = 10, producer: String = "", opset: Int,
    otherImports: [String: Int] = [:], metadata: [String: String] = [:], graph: Graph
  ) {
    self.irVersion = irVersion
    self.producer = producer
    self.opset = opset
    self.opsetImports = otherImports.merging(["": opset]) { _, new in new }
    self.metadata = metadata
    self.graph = graph
  }
}
