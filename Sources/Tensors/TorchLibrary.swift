internal import CTorch
internal import Foundation

/// The loaded libtorch: one table of functions for the whole process.
///
/// Loading takes about 0.4 s, so it happens when the first tensor is made and not at launch.
enum TorchLibrary {
  /// The functions, or why they could not be loaded.
  private static let loaded: Result<Functions, TensorError> = load()

  struct Functions: @unchecked Sendable {
    let table: UnsafePointer<PTGLibrary>
  }

  /// The table of functions, loading it at the first call.
  ///
  /// - Throws: `TensorError.libraryUnavailable`.
  static func functions() throws(TensorError) -> PTGLibrary {
    try loaded.get().table.pointee
  }

  /// Why the last call on this thread failed.
  ///
  /// - Parameters:
  ///   - name: What was being done.
  ///   - library: What was called.
  /// - Returns: An error with libtorch's description.
  static func failure(of name: String, _ library: PTGLibrary) -> TensorError {
    TensorError(name, message: String(cString: library.last_error()))
  }

  private static func load() -> Result<Functions, TensorError> {
    OpenMPSettings.apply()
    AllocatorSettings.apply()
    let path = shimPath()
    var message = [CChar](repeating: 0, count: 1024)
    guard let table = ptg_library_open(path, &message, Int64(message.count)) else {
      let bytes = message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
      let reason = String(decoding: bytes, as: UTF8.self)
      return .failure(.libraryUnavailable(path: path, reason: reason))
    }
    _ = table.pointee.set_flush_denormals(true)
    return .success(Functions(table: table))
  }

  /// `PROTOGEN_TORCH_SHIM`, or the library beside the executable, or in `../lib/protogen`.
  private static func shimPath() -> String {
    let environment = ProcessInfo.processInfo.environment
    if let path = environment["PROTOGEN_TORCH_SHIM"], !path.isEmpty { return path }
    let executable = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    let folder = executable.deletingLastPathComponent()
    let candidates = ["libTorchShim.so", "../lib/protogen/libTorchShim.so"]
      .map { folder.appendingPathComponent($0).standardizedFileURL.path }
    return candidates.first { FileManager.default.fileExists(atPath: $0) } ?? candidates[0]
  }
}
