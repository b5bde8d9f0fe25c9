internal import Foundation

/// Something that people take for a model file, told by its first bytes.
///
/// None of these beginnings can start an ONNX model: as a protocol buffer each would be a field
/// that the schema does not have.
enum FileKind {
  /// Returns what is wrong with a file that begins like this, or `nil` if it may be a model.
  static func problem(of data: Data) -> ONNXError.Problem? {
    guard !data.isEmpty else { return .empty }
    let beginning = data.prefix(64)
    if begins(beginning, with: "version https://git-lfs") { return .gitPointer }
    if isWebPage(beginning) { return .webPage }
    return otherFormats.first { begins(beginning, with: $0.beginning) }
      .map { .otherFormat($0.name) }
      ?? (begins(beginning.dropFirst(4), with: "TFL3") ? .otherFormat("a TFLite model") : nil)
  }

  private static let otherFormats: [(beginning: String, name: String)] = [
    ("PK\u{3}\u{4}", "a zip archive (such as a PyTorch checkpoint or a Keras file)"),
    ("\u{80}\u{2}", "a Python pickle (such as an old PyTorch checkpoint)"),
    ("\u{80}\u{3}", "a Python pickle"), ("\u{80}\u{4}", "a Python pickle"),
    ("\u{80}\u{5}", "a Python pickle"),
    ("\u{89}HDF", "an HDF5 file (such as a Keras model)"),
    ("\u{1F}\u{8B}", "a gzip file"), ("\u{89}PNG", "a PNG image"),
    ("\u{FF}\u{D8}\u{FF}", "a JPEG image"),
  ]

  /// Compares bytes with characters, each of which stands for the byte of its code.
  private static func begins(_ data: Data, with beginning: String) -> Bool {
    data.starts(with: beginning.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
  }

  private static func isWebPage(_ data: Data) -> Bool {
    let text = String(decoding: data, as: UTF8.self).lowercased()
    let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    return ["<!doctype", "<html", "<head", "<?xml", "<!--"].contains { start.hasPrefix($0) }
  }
}
