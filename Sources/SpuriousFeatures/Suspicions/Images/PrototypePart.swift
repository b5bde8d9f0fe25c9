internal import Tensors

/// A part of a prototype that can be put on another image.
enum PrototypePart: String, CaseIterable, Sendable {
  /// A frame of 15 % of the image's shorter side.
  case surround
  /// The middle: half of the height and of the width.
  case center
  /// The four corners, squares with a side of a quarter of the image's shorter one.
  case corners
  /// What is finer than ``FrequencyBand/high`` begins; it is added.
  case fine

  /// Which pixels the part covers, row-major; none for what is added.
  func mask(_ frame: ImageFrame) -> [Bool] {
    (0..<frame.height * frame.width).map { pixel in
      covers(row: pixel / frame.width, column: pixel % frame.width, frame)
    }
  }

  private func covers(row: Int, column: Int, _ frame: ImageFrame) -> Bool {
    switch self {
    case .surround: frame.isInRing(row: row, column: column)
    case .center: frame.center.contains(row: row, column: column)
    case .corners: frame.isInCorner(row: row, column: column)
    case .fine: false
    }
  }
}

extension ImageFrame {
  /// Half of the height and half of the width, in the middle.
  var center: Place {
    Place(
      top: height / 4, left: width / 4, height: max(1, height - 2 * (height / 4)),
      width: max(1, width - 2 * (width / 4)))
  }

  /// Windows with a side of a quarter of the shorter one, half of that apart.
  ///
  /// The last row and column of windows end at the image's end.
  var quarterWindows: [Place] {
    let side = max(1, min(height, width) / 4)
    return Self.starts(height, side).flatMap { top in
      Self.starts(width, side).map { Place(top: top, left: $0, height: side, width: side) }
    }
  }

  private static func starts(_ extent: Int, _ side: Int) -> [Int] {
    let starts = Array(stride(from: 0, through: extent - side, by: max(1, side / 2)))
    guard let last = starts.last, last + side < extent else { return starts }
    return starts + [extent - side]
  }

  /// Where a window can go to see whether its place matters: three rows of three places.
  func spread(of window: Place) -> [Place] {
    let (down, right) = (height - window.height, width - window.width)
    return [0, down / 2, down].flatMap { top in
      [0, right / 2, right].map {
        Place(top: top, left: $0, height: window.height, width: window.width)
      }
    }
  }
}
