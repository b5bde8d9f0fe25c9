extension SceneCanvas {
  /// Lends a new canvas, black and with nothing covered.
  static func withNew(height: Int, width: Int, coverage: Bool, _ body: (SceneCanvas) -> Void) {
    precondition(
      Scene.imageSizes ~= height && Scene.imageSizes ~= width,
      "\(height)x\(width) is not in \(Scene.imageSizes)")
    let size = height * width
    let pixels = UnsafeMutablePointer<Color>.allocate(capacity: size)
    pixels.initialize(repeating: Color(), count: size)
    defer { pixels.deallocate() }
    let lanes = coverage ? UnsafeMutablePointer<SIMD8<Float>>.allocate(capacity: size) : nil
    lanes?.initialize(repeating: SIMD8(), count: size)
    defer { lanes?.deallocate() }
    body(SceneCanvas(height: height, width: width, pixels: pixels, coverage: lanes))
  }

  /// Copies the colors, brought into `0...1`, in planes of shape `[3, height, width]`.
  func copyPlanes(to planes: UnsafeMutablePointer<Float>) {
    let size = height * width
    for pixel in 0..<size {
      let color = pixels[pixel].clamped(lowerBound: Color(), upperBound: Color(1, 1, 1))
      planes[pixel] = color.x
      planes[size + pixel] = color.y
      planes[2 * size + pixel] = color.z
    }
  }

  /// The coverage in planes, of shape `[8, height, width]`; nothing if it was not wanted.
  var lanes: [Float] {
    guard let coverage else { return [] }
    let size = height * width
    return (0..<RenderedScene.laneCount * size).map { coverage[$0 % size][$0 / size] }
  }
}
