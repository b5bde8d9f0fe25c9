internal import Dispatch

/// Draws many scenes at a time, on all cores.
public enum SceneBatch {
  /// Returns what a function makes of each scene, or of what goes with one, in their order.
  ///
  /// - Parameters:
  ///   - elements: The scenes.
  ///   - transform: The function, called on all cores.
  /// - Returns: As many results as scenes.
  public static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    [Result](unsafeUninitializedCapacity: elements.count) { results, count in
      nonisolated(unsafe) let start = results.baseAddress
      DispatchQueue.concurrentPerform(iterations: elements.count) { index in
        guard let start else { return }
        (start + index).initialize(to: transform(elements[index]))
      }
      count = elements.count
    }
  }

  /// Draws scenes into one array.
  ///
  /// Each scene is drawn by itself, so the result does not depend on how many cores there are.
  ///
  /// - Parameters:
  ///   - scenes: The scenes.
  ///   - height: The height of each, in pixels.
  ///   - width: The width of each, in pixels.
  ///   - isConcurrent: Whether all cores may be used.
  /// - Returns: Colors in `0...1`, of shape `[scenes.count, 3, height, width]`.
  /// - Precondition: The height and the width are in `Scene.imageSizes`.
  public static func planes(
    of scenes: [Scene], height: Int, width: Int, isConcurrent: Bool = true
  ) -> [Float] {
    let stride = 3 * height * width
    return [Float](unsafeUninitializedCapacity: scenes.count * stride) { planes, count in
      nonisolated(unsafe) let start = planes.baseAddress
      @Sendable func draw(_ index: Int) {
        guard let start else { return }
        scenes[index].render(height: height, width: width, into: start + index * stride)
      }
      if isConcurrent {
        DispatchQueue.concurrentPerform(iterations: scenes.count, execute: draw)
      } else {
        for index in scenes.indices { draw(index) }
      }
      count = scenes.count * stride
    }
  }
}
