internal import Foundation

/// The files beside a model that hold its tensors' bytes.
///
/// Nothing outside the model's folder is opened. A range is read once, however many tensors
/// name it, and all ranges together may not exceed the file: a small model file cannot make
/// one large data file fill the memory many times.
final class ExternalData {
  private struct Range: Hashable {
    let path: String
    let offset: Int
    let count: Int
  }

  private struct Source {
    let file: OpenFile
    var claimed = 0
  }

  private let folder: URL
  private var sources: [String: Source] = [:]
  private var ranges: [Range: Data] = [:]

  init(folder: URL) { self.folder = folder }

  /// Returns the `count` bytes of the tensor at `place`, in a file given relative to the folder.
  func bytes(
    path: String, offset: Int, count: Int, place: ONNXError.Place
  ) throws(ONNXError.Problem) -> Data {
    let range = Range(path: path, offset: offset, count: count)
    if let known = ranges[range] { return known }
    var source = try source(path, place)
    let size = source.file.byteCount
    guard offset <= size, count <= size - offset else {
      throw .externalRange(
        path: path, offset: offset, length: count, fileSize: size, place: place)
    }
    source.claimed += count
    guard source.claimed <= size else {
      throw .externalOverlap(path: path, fileSize: size, place: place)
    }
    let data: Data
    do {
      data = try source.file.bytes(at: offset, count: count)
    } catch {
      throw .externalUnreadable(path: path, reason: error.reason, place: place)
    }
    sources[path] = source
    ranges[range] = data
    return data
  }

  private func source(
    _ path: String, _ place: ONNXError.Place
  ) throws(ONNXError.Problem) -> Source {
    if let known = sources[path] { return known }
    let resolved = try resolvedPath(path, place)
    do {
      return Source(file: try OpenFile(path: resolved))
    } catch {
      throw .externalUnreadable(path: path, reason: error.reason, place: place)
    }
  }

  /// Returns where a path leads once every link is followed, if that is inside the folder.
  private func resolvedPath(
    _ path: String, _ place: ONNXError.Place
  ) throws(ONNXError.Problem) -> String {
    let components = path.split(separator: "/", omittingEmptySubsequences: false)
    guard !path.isEmpty, !path.hasPrefix("/"), !components.contains(".."),
      !path.utf8.contains(0)
    else { throw .externalPathOutside(path: path, place: place) }
    do throws(ReadFailure) {
      let root = try realPath(folder.path)
      let resolved = try realPath(folder.path + "/" + path)
      guard resolved.hasPrefix(root == "/" ? root : root + "/") else {
        throw ReadFailure.notAFile
      }
      return resolved
    } catch .notAFile {
      throw .externalPathOutside(path: path, place: place)
    } catch {
      throw .externalUnreadable(path: path, reason: error.reason, place: place)
    }
  }

  private func realPath(_ path: String) throws(ReadFailure) -> String {
    guard let resolved = realpath(path, nil) else { throw .system(errno) }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
