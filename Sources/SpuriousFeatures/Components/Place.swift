/// A rectangle of pixels.
public struct Place: Hashable, Codable, Sendable {
  public let top: Int
  public let left: Int
  public let height: Int
  public let width: Int

  /// Creates a rectangle.
  public init(top: Int, left: Int, height: Int, width: Int) {
    self.top = top
    self.left = left
    self.height = height
    self.width = width
  }

  var rows: Range<Int> { top..<top + height }
  var columns: Range<Int> { left..<left + width }

  func contains(row: Int, column: Int) -> Bool {
    rows.contains(row) && columns.contains(column)
  }
}

/// The places of an image that components lie at.
struct ImageFrame: Hashable, Sendable {
  let height: Int
  let width: Int

  private var side: Int { min(height, width) }
  /// A corner's side: a quarter of the image's shorter one.
  private var cornerSide: Int { max(1, (side + 2) / 4) }
  /// A strip's thickness: an eighth of the image's shorter side.
  private var stripThickness: Int { max(1, (side + 4) / 8) }
  /// A window's side: 2 / 7 of the image's shorter one.
  var windowSide: Int { max(1, (2 * side + 3) / 7) }
  /// Windows that overlap by half, all over the image.
  var windows: [Place] {
    let side = windowSide
    func starts(_ length: Int) -> [Int] {
      Array(stride(from: 0, to: length - side, by: max(1, side / 2))) + [length - side]
    }
    return starts(height).flatMap { top in
      starts(width).map { Place(top: top, left: $0, height: side, width: side) }
    }
  }
  /// A frame's thickness: 15 % of the image's shorter side.
  private var ringThickness: Int { max(1, (15 * side + 50) / 100) }

  /// Top left, top right, bottom left, bottom right.
  var corners: [Place] {
    [0, height - cornerSide].flatMap { top in
      [0, width - cornerSide].map {
        Place(top: top, left: $0, height: cornerSide, width: cornerSide)
      }
    }
  }

  /// Top, bottom, left, right, each from corner to corner.
  var borders: [Place] {
    let across = max(0, width - 2 * cornerSide)
    let down = max(0, height - 2 * cornerSide)
    return [0, height - stripThickness].map {
      Place(top: $0, left: cornerSide, height: stripThickness, width: across)
    }
      + [0, width - stripThickness].map {
        Place(top: cornerSide, left: $0, height: down, width: stripThickness)
      }
  }

  /// A place with a margin around it, as far as the image reaches.
  func grown(_ place: Place, by margin: Int) -> Place {
    let (top, left) = (max(0, place.top - margin), max(0, place.left - margin))
    return Place(
      top: top, left: left, height: min(height, place.top + place.height + margin) - top,
      width: min(width, place.left + place.width + margin) - left)
  }

  func isInCorner(row: Int, column: Int) -> Bool {
    (row < cornerSide || row >= height - cornerSide)
      && (column < cornerSide || column >= width - cornerSide)
  }

  func isInBorder(row: Int, column: Int) -> Bool {
    let isAcross =
      (row < stripThickness || row >= height - stripThickness)
      && cornerSide..<max(cornerSide, width - cornerSide) ~= column
    let isDown =
      (column < stripThickness || column >= width - stripThickness)
      && cornerSide..<max(cornerSide, height - cornerSide) ~= row
    return isAcross || isDown
  }

  func isInRing(row: Int, column: Int) -> Bool {
    let thickness = ringThickness
    return row < thickness || row >= height - thickness || column < thickness
      || column >= width - thickness
  }
}
