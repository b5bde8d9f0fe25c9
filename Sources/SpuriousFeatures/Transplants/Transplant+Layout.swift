extension Transplant {
  /// Draws the recipient's core where the donor's is, as large as that, over its own surroundings.
  func moveCore(
    of host: PreparedImage, like donor: PreparedImage, _ setting: TransplantSetting,
    _ canvas: UnsafeMutableBufferPointer<Float>
  ) {
    guard let old = host.outline, let new = donor.outline, let core = host.core else { return }
    _ = canvas.update(from: host.backdrop)
    let (height, width) = (setting.frame.height, setting.frame.width)
    let size = height * width
    let fullScale = min(max((new.area / old.area).squareRoot(), 0.7), 1.4)
    let scale = 1 + dose * (fullScale - 1)
    let newRow = old.row + dose * (new.row - old.row)
    let newColumn = old.column + dose * (new.column - old.column)
    for row in 0..<height {
      for column in 0..<width {
        let y = old.row + (Float(row) - newRow) / scale
        let x = old.column + (Float(column) - newColumn) / scale
        guard let mix = Mix(y, x, height: height, width: width) else { continue }
        let share = core.withUnsafeBufferPointer { mix.value($0, start: 0) }
        guard share > 0 else { continue }
        let pixel = row * width + column
        host.image.planes.withUnsafeBufferPointer { planes in
          for channel in 0..<setting.channelCount {
            let color = mix.value(planes, start: channel * size)
            canvas[channel * size + pixel] += share * (color - canvas[channel * size + pixel])
          }
        }
      }
    }
  }
}

/// The four pixels around a point, and how much each counts.
private struct Mix {
  private let indices: (Int, Int, Int, Int)
  private let down: Float
  private let right: Float

  /// `nil` outside of the image.
  init?(_ y: Float, _ x: Float, height: Int, width: Int) {
    guard y >= 0, x >= 0, y <= Float(height - 1), x <= Float(width - 1) else { return nil }
    let (row, column) = (Int(y), Int(x))
    let (below, beside) = (min(row + 1, height - 1), min(column + 1, width - 1))
    indices = (
      row * width + column, row * width + beside, below * width + column, below * width + beside
    )
    (down, right) = (y - Float(row), x - Float(column))
  }

  func value(_ plane: UnsafeBufferPointer<Float>, start: Int) -> Float {
    let upper = plane[start + indices.0] * (1 - right) + plane[start + indices.1] * right
    let lower = plane[start + indices.2] * (1 - right) + plane[start + indices.3] * right
    return upper * (1 - down) + lower * down
  }
}
