extension Transforms {
  /// Draws the map of one view: from the network's input, in pixels, to the image, in pixels.
  ///
  /// - Parameters:
  ///   - random: Where randomness comes from.
  ///   - image: The image's height and width.
  ///   - view: The height and width of what the network sees.
  ///   - progress: How much of the run has passed, in `0...1`.
  /// - Returns: The map.
  package func drawMap(
    _ random: inout CounterRandom, image: (height: Int, width: Int),
    view: (height: Int, width: Int), progress: Double
  ) -> AffineMap {
    let (height, width) = (Double(image.height), Double(image.width))
    let crop = crops.size.value(&random, progress: progress)
    let centerY = crops.center.value(&random, progress: progress) * height
    let centerX = crops.center.value(&random, progress: progress) * width
    let jitterY = Self.wholePixels(jitter, &random)
    let jitterX = Self.wholePixels(jitter, &random)
    let shiftY = shift.value(&random, progress: progress) * height
    let shiftX = shift.value(&random, progress: progress) * width
    let magnification = scale.value(&random, progress: progress)
    let lean = shear.value(&random, progress: progress)
    let angle = rotation.value(&random, progress: progress)
    let finalY = Self.wholePixels(finalJitter, &random)
    let finalX = Self.wholePixels(finalJitter, &random)
    let mirror: Double = flips && random.next() & 1 == 1 ? -1 : 1

    let perPixelY = crop * height / Double(view.height)
    let perPixelX = crop * width / Double(view.width)
    // Back from the view to the image, so the last transform is undone first.
    return AffineMap.translation(y: -Double(view.height) / 2, x: -Double(view.width) / 2)
      .followed(by: .scale(y: 1, x: mirror))
      .followed(by: .translation(y: finalY, x: finalX))
      .followed(by: .scale(y: perPixelY, x: perPixelX))
      .followed(by: .rotation(degrees: -angle))
      .followed(by: .shear(degrees: -lean))
      .followed(by: .scale(y: 1 / magnification, x: 1 / magnification))
      .followed(by: .translation(y: centerY + jitterY + shiftY, x: centerX + jitterX + shiftX))
  }

  /// A shift by whole pixels, evenly distributed over `width + 1` of them around zero.
  private static func wholePixels(_ width: Int, _ random: inout CounterRandom) -> Double {
    Double(Int((UInt64(random.next()) * UInt64(width + 1)) >> 32) - width / 2)
  }

  /// How many pixels of the image, along each axis, are averaged to one before resampling.
  ///
  /// Bilinear sampling looks at four pixels. A view that shrinks the image by two or more would
  /// skip pixels, and fine patterns would alias; averaging first prevents both. The factor depends
  /// on typical sizes and not on single draws.
  package func poolingFactor(
    image: (height: Int, width: Int), view: (height: Int, width: Int), progress: Double
  ) -> Int {
    let ratio = min(
      Double(image.height) / Double(view.height), Double(image.width) / Double(view.width))
    let shrinking =
      ratio * crops.size.typicalValue(progress: progress)
      / scale.typicalValue(progress: progress)
    // A little more than a whole factor is not worth the blur of the next one.
    return max(1, Int(shrinking + 0.25))
  }
}
