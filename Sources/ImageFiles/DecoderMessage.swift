/// Room for a C library's words about a failure.
struct DecoderMessage {
  /// The terminated text; 200 bytes are libjpeg's longest, and more than libpng's.
  var buffer = [CChar](repeating: 0, count: 256)

  /// The text, without a full stop at its end.
  var text: String {
    let bytes = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    let text = String(decoding: bytes, as: UTF8.self)
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}
