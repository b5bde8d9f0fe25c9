public import ImageFiles
public import Tensors

extension Classifier {
  /// Returns photographs as the network's own size of image.
  ///
  /// The shorter side is scaled to `Preprocessing.resizeShortSide` and the center cut out, or the
  /// whole is scaled, as the preprocessing says.
  ///
  /// - Returns: Colors in `0...1`, of shape `[batch, channels, height, width]`.
  public func images(of photographs: [Bitmap]) throws -> Tensor {
    let (channels, height, width) = imageShape
    let planes = photographs.flatMap { fitted($0).planes }
    return try Tensor(planes, shape: [photographs.count, channels, height, width])
  }

  /// Returns a photograph's mask as the network's own size of image, scaled and cut like the
  /// photograph.
  ///
  /// - Parameter mask: One channel, of the photograph's size.
  /// - Returns: Shares in `0...1`, of shape `[height, width]`.
  public func planes(ofMask mask: Bitmap) -> [Float] { fitted(mask, channels: 1).planes }

  /// A photograph at the network's size, with as many channels.
  private func fitted(_ photograph: Bitmap) -> Bitmap {
    fitted(photograph, channels: imageShape.channels)
  }

  private func fitted(_ photograph: Bitmap, channels: Int) -> Bitmap {
    let (_, height, width) = imageShape
    let colors = photograph.withChannelCount(channels)
    guard let side = preprocessing.resizeShortSide else {
      return colors.resized(height: height, width: width)
    }
    // The preprocessing's margin is kept when the network runs at another size.
    let usual = min(preprocessing.height ?? height, preprocessing.width ?? width)
    let scaled = Int((Double(side * min(height, width)) / Double(usual)).rounded())
    return colors.fittingShortSide(max(scaled, max(height, width)))
      .centerCropped(height: height, width: width)
  }
}

extension Bitmap {
  /// The same picture in gray, in color, or in color with full opacity.
  func withChannelCount(_ count: Int) -> Bitmap {
    let opaque = hasAlpha ? removingAlpha() : self
    switch count {
    case 1: return opaque.channelCount == 1 ? opaque : opaque.gray()
    case 4: return opaque.expandingGray().addingOpacity()
    default: return opaque.expandingGray()
    }
  }

  /// Brightness by the weights of ITU-R BT.601, as Pillow's mode `L`.
  private func gray() -> Bitmap {
    let brightness = stride(from: 0, to: bytes.count, by: 3).map { index in
      let red = Int(bytes[index]), green = Int(bytes[index + 1]), blue = Int(bytes[index + 2])
      return UInt8((299 * red + 587 * green + 114 * blue + 500) / 1000)
    }
    return Bitmap(height: height, width: width, channelCount: 1, bytes: brightness)
  }

  private func addingOpacity() -> Bitmap {
    var result: [UInt8] = []
    result.reserveCapacity(pixelCount * 4)
    for index in stride(from: 0, to: bytes.count, by: 3) {
      result += bytes[index..<index + 3]
      result.append(255)
    }
    return Bitmap(height: height, width: width, channelCount: 4, bytes: result)
  }
}
