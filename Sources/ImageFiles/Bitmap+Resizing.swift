extension Bitmap {
  /// Returns the image at another size, by antialiased bilinear resampling.
  ///
  /// The values are resampled as stored: no gamma is undone. Colors count as much as they are
  /// opaque, so that what a transparent pixel hides does not bleed into its neighbors.
  ///
  /// - Parameters:
  ///   - height: The height of the result, in pixels.
  ///   - width: The width of the result, in pixels.
  /// - Returns: An image of that size, with as many channels.
  /// - Precondition: Both are positive.
  /// - SeeAlso: Pillow's `Image.resize` with `BILINEAR`, and so torchvision's `Resize` of a Pillow
  ///   image. They round once more between the two directions, and so differ by at most one level.
  public func resized(height: Int, width: Int) -> Bitmap {
    precondition(height > 0, "The height must be positive, but is \(height).")
    precondition(width > 0, "The width must be positive, but is \(width).")
    guard height != self.height || width != self.width else { return self }
    let narrowed = resampledColumns(premultiplied(), ResamplingWeights(from: self.width, to: width))
    let values = resampledRows(
      narrowed, rowLength: width * channelCount,
      ResamplingWeights(from: self.height, to: height))
    return Bitmap(
      height: height, width: width, channelCount: channelCount, bytes: unpremultiplied(values))
  }

  /// Returns the image scaled to a shorter side of `length` pixels.
  ///
  /// The longer side becomes `length * longer / shorter`, rounded down, as torchvision's `Resize`
  /// with one number does. With ``centerCropped(height:width:)`` this is the usual preparation of
  /// ImageNet photos: a shorter side of 256, of which the middle 224 × 224.
  ///
  /// - Parameter length: The shorter side of the result, in pixels.
  /// - Returns: An image of the same shape but for rounding, with as many channels.
  /// - Precondition: It is positive.
  public func fittingShortSide(_ length: Int) -> Bitmap {
    let shorter = min(height, width)
    return resized(height: length * height / shorter, width: length * width / shorter)
  }
}

// MARK: Alpha

extension Bitmap {
  /// The channels as floats in `0...255`, the colors multiplied by alpha if there is one.
  private func premultiplied() -> [Float] {
    var values = bytes.map { Float($0) }
    guard hasAlpha else { return values }
    for start in stride(from: 0, to: values.count, by: channelCount) {
      let opacity = values[start + channelCount - 1] / 255
      for i in start..<start + channelCount - 1 { values[i] *= opacity }
    }
    return values
  }

  /// Returns the bytes of premultiplied channels: the inverse of `premultiplied`.
  private func unpremultiplied(_ values: [Float]) -> [UInt8] {
    var values = values
    if hasAlpha {
      for start in stride(from: 0, to: values.count, by: channelCount) {
        let opacity = values[start + channelCount - 1] / 255
        guard opacity > 0 else { continue }
        for i in start..<start + channelCount - 1 { values[i] /= opacity }
      }
    }
    return values.map { UInt8(min(max($0, 0), 255).rounded()) }
  }
}

// MARK: One direction

extension Bitmap {
  /// Returns rows of this image's height with as many columns as there are windows.
  private func resampledColumns(_ values: [Float], _ weights: ResamplingWeights) -> [Float] {
    let newLength = weights.windows.count * channelCount
    var result = [Float](repeating: 0, count: height * newLength)
    for row in 0..<height {
      for (column, window) in weights.windows.enumerated() {
        let source = (row * width + window.firstIndex) * channelCount
        let target = row * newLength + column * channelCount
        for (offset, weight) in window.weights.enumerated() {
          for channel in 0..<channelCount {
            result[target + channel] += weight * values[source + offset * channelCount + channel]
          }
        }
      }
    }
    return result
  }

  /// Returns as many rows as there are windows, of `rowLength` floats each.
  private func resampledRows(
    _ values: [Float], rowLength: Int, _ weights: ResamplingWeights
  ) -> [Float] {
    var result = [Float](repeating: 0, count: weights.windows.count * rowLength)
    for (row, window) in weights.windows.enumerated() {
      for (offset, weight) in window.weights.enumerated() {
        let source = (window.firstIndex + offset) * rowLength
        for i in 0..<rowLength { result[row * rowLength + i] += weight * values[source + i] }
      }
    }
    return result
  }
}
