/// Counts the images that are run, and stops when asked to.
final class ImageWatch {
  private var done = 0
  private let total: Int
  private let progress: (Int, Int) -> Void
  private let shouldStop: () -> Bool

  init(
    total: Int, progress: @escaping (Int, Int) -> Void, shouldStop: @escaping () -> Bool
  ) {
    self.total = total
    self.progress = progress
    self.shouldStop = shouldStop
  }

  /// Calls `body`, which runs one image.
  ///
  /// - Throws: `PathError.cancelled`, or what `body` throws.
  func run<Result>(_ body: () throws -> Result) throws -> Result {
    if shouldStop() { throw PathError.cancelled }
    let result = try body()
    done += 1
    progress(done, total)
    return result
  }
}
