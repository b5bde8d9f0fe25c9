internal import Foundation

/// A reason why an image file cannot be read.
public enum ImageFileError: Error, Hashable, Sendable {
  /// The file does not exist.
  case missing(path: String)
  /// The path leads to a folder, a pipe or a device.
  case notAFile(path: String)
  /// The system refuses to read the file, with this error number.
  case unreadable(path: String, errorNumber: Int32)
  /// The file has more bytes than `ImageFile.byteCountLimit`.
  case fileTooLarge(path: String, byteCount: Int)
  /// The file has no bytes at all.
  case empty(path: String)
  /// The file starts like no image format that is known.
  case notAnImage(path: String)
  /// The file is an image of a format that cannot be read.
  case unsupportedFormat(path: String, format: String)
  /// The file ends before the image does.
  case truncated(path: String, format: ImageFormat)
  /// The file breaks a rule of its format, with the decoder's words for it.
  case malformed(path: String, format: ImageFormat, reason: String)
  /// The image has more pixels than `ImageFile.pixelCountLimit`.
  case imageTooLarge(path: String, height: Int, width: Int)
  /// There is no memory for the image.
  case outOfMemory(path: String)
}

extension ImageFileError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missing(let path):
      "'\(path)' does not exist. Is the path right?"
    case .notAFile(let path):
      "'\(path)' is not a file, but a folder or a device. Name one image file."
    case .unreadable(let path, let errorNumber):
      "'\(path)' cannot be read: \(systemReason(errorNumber)). Check "
        + (errorNumber == ELOOP ? "where the link leads." : "its permissions.")
    case .fileTooLarge(let path, let byteCount):
      """
      '\(path)' has \(byteCount) bytes, and an image file may have \(ImageFile.byteCountLimit). \
      Is it an image?
      """
    case .empty(let path):
      "'\(path)' is empty. Was the copy or download cut short?"
    case .notAnImage(let path):
      "'\(path)' is not an image. Give a PNG or JPEG file."
    case .unsupportedFormat(let path, let format):
      "'\(path)' is a \(format) image, which cannot be read. Convert it to PNG or JPEG."
    case .truncated(let path, let format):
      "'\(path)' ends before its \(format) image does. Was the copy or download cut short?"
    case .malformed(let path, let format, let reason):
      "'\(path)' is a broken \(format) file: \(reason). Get another copy of it."
    case .imageTooLarge(let path, let height, let width):
      """
      '\(path)' is \(height) pixels high and \(width) wide, and may have \
      \(ImageFile.pixelCountLimit) pixels in all. Reduce it first.
      """
    case .outOfMemory(let path):
      "There is not enough memory to read '\(path)'. Reduce the image, or free some memory."
    }
  }
}

/// Returns the system's words for an error number.
func systemReason(_ errorNumber: Int32) -> String {
  String(cString: strerror(errorNumber))
}
