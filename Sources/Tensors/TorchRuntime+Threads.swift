internal import CTorch

extension TorchRuntime {
  /// Calls `body` for each index below `count`, on the threads that libtorch computes with.
  ///
  /// Those busy-wait for a while after an operation, and threads from elsewhere would wait for
  /// their cores. Calls must not write to the same memory, and not call libtorch.
  public static func forEach(_ count: Int, _ body: (Int) -> Void) {
    guard count > 1, let library = try? TorchLibrary.functions() else {
      for index in 0..<count { body(index) }
      return
    }
    withoutActuallyEscaping(body) { body in
      withUnsafePointer(to: Body(call: body)) { context in
        library.for_each(Int64(count), UnsafeMutableRawPointer(mutating: context)) {
          $0?.assumingMemoryBound(to: Body.self).pointee.call(Int($1))
        }
      }
    }
  }

  private struct Body {
    let call: (Int) -> Void
  }
}
