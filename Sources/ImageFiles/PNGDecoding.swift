internal import CPNG
internal import Foundation

/// Decodes a PNG file.
///
/// - Parameters:
///   - bytes: The whole file, which may hold anything.
///   - path: What errors call it.
/// - Returns: The image and what the file says about it.
/// - Throws: `ImageFileError`, if the bytes are not a PNG image that can be read.
func decodePNG(_ bytes: [UInt8], path: String) throws(ImageFileError) -> ImageFile {
  var image = PTGPNGImage()
  var message = DecoderMessage()
  let status = ptg_png_decode(
    bytes, bytes.count, UInt64(ImageFile.pixelCountLimit), &image, &message.buffer,
    message.buffer.count)
  switch Int(status) {
  case PTG_PNG_OK: break
  case PTG_PNG_TRUNCATED: throw .truncated(path: path, format: .png)
  case PTG_PNG_TOO_LARGE:
    throw .imageTooLarge(path: path, height: Int(image.height), width: Int(image.width))
  case PTG_PNG_OUT_OF_MEMORY: throw .outOfMemory(path: path)
  default: throw .malformed(path: path, format: .png, reason: message.text)
  }
  defer { ptg_png_image_free(&image) }
  let bitmap = Bitmap(
    copying: image.pixels, height: image.height, width: image.width,
    channelCount: image.channelCount)
  return ImageFile(bitmap: bitmap, format: .png, orientation: .upright, text: texts(of: image))
}

/// Returns the texts by keyword, the first of several with one keyword.
private func texts(of image: PTGPNGImage) -> [String: String] {
  let texts = UnsafeBufferPointer(start: image.texts, count: image.textCount).map { text in
    (latin1(text.keyword), text.isUTF8 ? String(cString: text.value) : latin1(text.value))
  }
  return Dictionary(texts) { first, _ in first }
}

/// Returns a terminated string in which each byte is a character.
private func latin1(_ string: UnsafePointer<CChar>) -> String {
  let bytes = UnsafeRawBufferPointer(start: string, count: strlen(string))
  return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
}

extension Bitmap {
  /// Creates an image from pixels that a decoder owns.
  init(
    copying pixels: UnsafeMutablePointer<UInt8>?, height: UInt32, width: UInt32,
    channelCount: UInt32
  ) {
    let byteCount = Int(height) * Int(width) * Int(channelCount)
    self.init(
      height: Int(height), width: Int(width), channelCount: Int(channelCount),
      bytes: Array(UnsafeBufferPointer(start: pixels, count: byteCount)))
  }
}
