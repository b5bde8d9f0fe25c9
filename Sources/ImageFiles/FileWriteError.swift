internal import Foundation

/// A reason why a file cannot be written.
public enum FileWriteError: Error, Hashable, Sendable {
  /// The folder that the file belongs in does not exist.
  case folderMissing(path: String)
  /// There is something at the path that is no file: a folder, a pipe or a device.
  case notAFile(path: String)
  /// The system does not allow the file or its folder to be changed.
  case notAllowed(path: String)
  /// There is no room left on the disk, or in the user's share of it.
  case diskFull(path: String)
  /// The system refuses for another reason, with this error number.
  case refused(path: String, errorNumber: Int32)
}

extension FileWriteError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .folderMissing(let path):
      "'\(path)' cannot be written: its folder does not exist. Create the folder first."
    case .notAFile(let path):
      "'\(path)' cannot be written: there is a folder or a device of that name. Choose another."
    case .notAllowed(let path):
      "'\(path)' cannot be written: its folder is write-protected. Choose another folder."
    case .diskFull(let path):
      "'\(path)' cannot be written: the disk is full. Make room, or choose another disk."
    case .refused(let path, let errorNumber):
      "'\(path)' cannot be written: \(systemReason(errorNumber)). Choose another path."
    }
  }
}

extension FileWriteError {
  /// Creates the error for a failed system call.
  public init(path: String, errorNumber: Int32) {
    self =
      switch errorNumber {
      case ENOENT, ENOTDIR: .folderMissing(path: path)
      case EISDIR: .notAFile(path: path)
      case EACCES, EPERM, EROFS: .notAllowed(path: path)
      case ENOSPC, EDQUOT: .diskFull(path: path)
      default: .refused(path: path, errorNumber: errorNumber)
      }
  }
}
