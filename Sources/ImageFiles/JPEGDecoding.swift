internal import CJPEG

/// Decodes a JPEG file, and turns it upright.
///
/// - Parameters:
///   - bytes: The whole file, which may hold anything.
///   - path: What errors call it.
/// - Returns: The image and what the file says about it.
/// - Throws: `ImageFileError`, if the bytes are not a JPEG image that can be read.
func decodeJPEG(_ bytes: [UInt8], path: String) throws(ImageFileError) -> ImageFile {
  var image = PTGJPEGImage()
  var message = DecoderMessage()
  let status = ptg_jpeg_decode(
    bytes, bytes.count, UInt64(ImageFile.pixelCountLimit), &image, &message.buffer,
    message.buffer.count)
  switch Int(status) {
  case PTG_JPEG_OK: break
  case PTG_JPEG_TRUNCATED: throw .truncated(path: path, format: .jpeg)
  case PTG_JPEG_TOO_LARGE:
    throw .imageTooLarge(path: path, height: Int(image.height), width: Int(image.width))
  case PTG_JPEG_OUT_OF_MEMORY: throw .outOfMemory(path: path)
  default: throw .malformed(path: path, format: .jpeg, reason: message.text)
  }
  defer { ptg_jpeg_image_free(&image) }
  let stored = Bitmap(
    copying: image.pixels, height: image.height, width: image.width,
    channelCount: image.channelCount)
  let orientation = ImageOrientation(jpeg: bytes) ?? .upright
  return ImageFile(
    bitmap: orientation.uprighting(stored), format: .jpeg, orientation: orientation, text: [:])
}
