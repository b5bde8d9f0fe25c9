/// How a camera says that the stored image must be turned to be upright.
///
/// The raw values are those of the EXIF tag Orientation (0x0112).
public enum ImageOrientation: Int, Hashable, Sendable, CaseIterable {
  /// The image is stored upright.
  case upright = 1
  /// The image must be mirrored left to right.
  case mirrored = 2
  /// The image must be turned by 180 degrees.
  case upsideDown = 3
  /// The image must be mirrored top to bottom.
  case flipped = 4
  /// The rows must become columns.
  case transposed = 5
  /// The image must be turned by 90 degrees clockwise.
  case turnedLeft = 6
  /// The rows must become columns, and the image be turned by 180 degrees.
  case antitransposed = 7
  /// The image must be turned by 90 degrees counterclockwise.
  case turnedRight = 8
}

extension ImageOrientation {
  /// Whether rows become columns.
  private var swapsAxes: Bool { rawValue >= 5 }

  /// Whether the first row of the upright image is the last of the stored one, or its last column
  /// if the axes are swapped.
  private var readsRowsBackward: Bool {
    [.upsideDown, .flipped, .antitransposed, .turnedRight].contains(self)
  }

  /// Whether the first column of the upright image is the last of the stored one, or its last row
  /// if the axes are swapped.
  private var readsColumnsBackward: Bool {
    [.mirrored, .upsideDown, .turnedLeft, .antitransposed].contains(self)
  }

  /// Returns the upright image of a stored one.
  func uprighting(_ stored: Bitmap) -> Bitmap {
    guard self != .upright else { return stored }
    let height = swapsAxes ? stored.width : stored.height
    let width = swapsAxes ? stored.height : stored.width
    let channelCount = stored.channelCount
    let bytes = [UInt8](unsafeUninitializedCapacity: stored.bytes.count) { target, count in
      for row in 0..<height {
        let along = readsRowsBackward ? height - 1 - row : row
        for column in 0..<width {
          let across = readsColumnsBackward ? width - 1 - column : column
          let pixel = swapsAxes ? across * stored.width + along : along * stored.width + across
          for channel in 0..<channelCount {
            target[count] = stored.bytes[pixel * channelCount + channel]
            count += 1
          }
        }
      }
    }
    return Bitmap(height: height, width: width, channelCount: channelCount, bytes: bytes)
  }
}
