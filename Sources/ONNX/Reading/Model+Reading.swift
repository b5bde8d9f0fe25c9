public import Foundation
internal import SwiftProtobuf

extension Model {
  /// Reads and validates a model file, and the external data beside it.
  ///
  /// External data is read only from files inside the folder of `url`, symbolic links resolved.
  /// What the file says of training is left out.
  ///
  /// - Throws: `ONNXError`, which names the file as `url` spells it.
  public init(
    contentsOf url: URL, limits: ReadingLimits = ReadingLimits()
  ) throws(ONNXError) {
    let name = url.relativePath
    let data: Data
    do throws(ReadFailure) {
      let file = try OpenFile(path: url.path)
      guard file.byteCount <= limits.byteCount else {
        throw ReadFailure.tooLong(file.byteCount)
      }
      data = try file.bytes(at: 0, count: file.byteCount)
    } catch .tooLong(let byteCount) {
      throw ONNXError(
        file: name, problem: .tooLarge(byteCount: byteCount, limit: limits.byteCount))
    } catch {
      throw ONNXError(file: name, problem: .unreadable(reason: error.reason))
    }
    try self.init(
      serialized: data, externalFolder: url.deletingLastPathComponent(), name: name,
      limits: limits)
  }

  /// Reads and validates the bytes of a model file.
  ///
  /// - Parameters:
  ///   - data: The file's contents.
  ///   - externalFolder: The only folder that external data may be read from, or `nil` if none.
  ///   - name: What to call the file in errors.
  ///   - limits: What the file may ask for.
  /// - Throws: `ONNXError`.
  public init(
    serialized data: Data, externalFolder: URL?, name: String,
    limits: ReadingLimits = ReadingLimits()
  ) throws(ONNXError) {
    do {
      let proto: Onnx_ModelProto = try decode(data, as: .model, limits: limits)
      try self.init(proto, externalFolder: externalFolder)
    } catch {
      throw ONNXError(file: name, problem: error)
    }
  }

  private init(_ proto: Onnx_ModelProto, externalFolder: URL?) throws(ONNXError.Problem) {
    guard proto.hasGraph else { throw .noGraph }
    guard proto.functions.isEmpty else {
      throw .localFunctions(proto.functions.map(\.name))
    }
    let imports = try Self.imports(proto.opsetImport)
    guard let opset = imports[""] else { throw .noOpset }
    guard Self.supportedOpsets.contains(opset) else { throw .unsupportedOpset(opset) }
    let reader = GraphReader(
      tensors: TensorReader(external: externalFolder.map(ExternalData.init(folder:))))
    self.init(
      irVersion: Int(proto.irVersion),
      producer: [proto.producerName, proto.producerVersion].filter { !$0.isEmpty }
        .joined(separator: " "),
      opset: opset, otherImports: imports,
      metadata: Dictionary(
        proto.metadataProps.map { ($0.key, $0.value) }, uniquingKeysWith: { _, last in last }),
      graph: try reader.wholeGraph(proto.graph))
  }

  private static func imports(
    _ protos: [Onnx_OperatorSetIdProto]
  ) throws(ONNXError.Problem) -> [String: Int] {
    var versions: [String: Int] = [:]
    for proto in protos {
      let domain = canonicalDomain(proto.domain)
      let version = Int(proto.version)
      if let earlier = versions.updateValue(version, forKey: domain), earlier != version {
        throw .conflictingOpsets(domain: domain, earlier, version)
      }
    }
    return versions
  }
}

/// Returns a domain's one spelling: `ai.onnx` is the default domain's other name.
func canonicalDomain(_ domain: String) -> String { domain == "ai.onnx" ? "" : domain }

/// Decodes a file, once its fields have been walked over.
func decode<Proto: SwiftProtobuf.Message>(
  _ data: Data, as part: SchemaPart, limits: ReadingLimits
) throws(ONNXError.Problem) -> Proto {
  guard data.count <= limits.byteCount else {
    throw .tooLarge(byteCount: data.count, limit: limits.byteCount)
  }
  if let problem = FileKind.problem(of: data) { throw problem }
  try WireScan.check(data, as: part, limits: limits)
  var options = BinaryDecodingOptions()
  options.discardUnknownFields = true
  options.messageDepthLimit = limits.nestingDepth + 1
  guard let proto = try? Proto(serializedBytes: data, partial: true, options: options) else {
    throw .undecodable
  }
  return proto
}
