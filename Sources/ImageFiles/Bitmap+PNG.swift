internal import CPNG
public import Foundation

extension Bitmap {
  /// Returns the image as a PNG file.
  ///
  /// The same image and texts give the same bytes wherever zlib is of the same version; no time
  /// is stored.
  ///
  /// - Parameter text: What the file should say, as uncompressed iTXt chunks in this order. A
  ///   value may hold any text; as the format ends it at a null character, that becomes U+FFFD.
  /// - Returns: The bytes of the file.
  /// - Precondition: Each keyword has 1 to 79 ASCII characters from space to tilde, with no space
  ///   at either end and no two in a row. No image has 2³¹ pixels in a direction.
  public func pngData(text: [(keyword: String, value: String)] = []) -> Data {
    var texts = text.map { item in
      precondition(Self.isKeyword(item.keyword), "'\(item.keyword)' is not a PNG keyword.")
      let value = item.value.replacing("\0", with: "\u{FFFD}")
      return PTGPNGText(keyword: strdup(item.keyword), value: strdup(value), isUTF8: true)
    }
    defer {
      for text in texts {
        free(UnsafeMutablePointer(mutating: text.keyword))
        free(UnsafeMutablePointer(mutating: text.value))
      }
    }
    return texts.withUnsafeMutableBufferPointer { encodedPNG(texts: $0) }
  }

  /// Writes the image as a PNG file, replacing what was there.
  ///
  /// - Parameters:
  ///   - url: Where the file goes. Its folder must exist.
  ///   - text: What the file should say.
  /// - Throws: `FileWriteError`, which names the file and the reason; the old file is still there.
  /// - SeeAlso: ``pngData(text:)`` and ``AtomicFile``
  public func writePNG(
    to url: URL, text: [(keyword: String, value: String)] = []
  ) throws(FileWriteError) {
    try AtomicFile.write(pngData(text: text), to: url)
  }

  /// Whether the format allows a keyword, by the stricter rule for plain ASCII.
  private static func isKeyword(_ keyword: String) -> Bool {
    1...79 ~= keyword.utf8.count && keyword.utf8.allSatisfy { 0x20...0x7E ~= $0 }
      && !keyword.hasPrefix(" ") && !keyword.hasSuffix(" ") && !keyword.contains("  ")
  }

  private func encodedPNG(texts: UnsafeMutableBufferPointer<PTGPNGText>) -> Data {
    var encoded: UnsafeMutablePointer<UInt8>?
    var byteCount = 0
    var message = DecoderMessage()
    var pixels = bytes
    let status = pixels.withUnsafeMutableBufferPointer { pixels in
      var image = PTGPNGImage(
        height: UInt32(height), width: UInt32(width), channelCount: UInt32(channelCount),
        pixels: pixels.baseAddress, texts: texts.baseAddress, textCount: texts.count)
      return ptg_png_encode(
        &image, &encoded, &byteCount, &message.buffer, message.buffer.count)
    }
    // A valid image can fail for lack of memory only, which Swift does not survive either.
    guard Int(status) == PTG_PNG_OK, let encoded else {
      preconditionFailure("A \(height)x\(width) PNG could not be encoded: \(message.text).")
    }
    defer { ptg_png_bytes_free(encoded) }
    return Data(bytes: encoded, count: byteCount)
  }
}
