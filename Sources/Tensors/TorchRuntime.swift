internal import CTorch

/// What holds for libtorch as a whole.
public enum TorchRuntime {
  /// Loads libtorch now, so that a failure shows before any work is done.
  ///
  /// - Throws: `TensorError.libraryUnavailable`.
  public static func load() throws(TensorError) {
    _ = try TorchLibrary.functions()
  }

  /// The version of the loaded libtorch, such as `2.13.0+cpu`.
  public static func version() throws(TensorError) -> String {
    String(cString: try TorchLibrary.functions().version())
  }

  /// Sets how many threads one operation may use, for operations started on this thread.
  ///
  /// - Precondition: `count` is positive.
  public static func setThreadCount(_ count: Int) throws(TensorError) {
    precondition(count > 0, "a thread count of \(count)")
    let library = try TorchLibrary.functions()
    guard library.set_thread_count(Int32(count)) == 0 else {
      throw TorchLibrary.failure(of: "set the thread count", library)
    }
  }

  /// How many threads one operation may use.
  public static func threadCount() throws(TensorError) -> Int {
    Int(try TorchLibrary.functions().thread_count())
  }

  /// Checks that a device can be used.
  ///
  /// - Throws: `TensorError.deviceUnavailable`.
  public static func require(_ device: Device) throws(TensorError) {
    guard case .cuda = device else { return }
    guard try TorchLibrary.functions().cuda_is_available() else {
      throw .deviceUnavailable(device)
    }
  }
}
