/// The window of each image, off its core, that speaks most for each class: the one without which
/// the network's belief in the class falls most.
///
/// The same window is looked for in images of all classes, so that a window of the class and those
/// it is compared with were chosen in the same way.
struct EvidenceWindows: Sendable {
  private let frame: ImageFrame
  /// The windows that were tried, by image.
  private let places: [[Place]]
  /// By image, window and class: how much the logarithm of the class's odds falls.
  private let losses: [[[Float]]]
  private let columns: [Int: Int]

  init(
    frame: ImageFrame, classes: [Int], places: [[Place]], losses: [[[Float]]]
  ) {
    self.frame = frame
    self.places = places
    self.losses = losses
    columns = Dictionary(uniqueKeysWithValues: zip(classes, classes.indices))
  }

  /// The window of an image that speaks most for a class; `nil` if none is free.
  func window(of image: Int, for classIndex: Int, touchingCorners: Bool = true) -> Place? {
    guard let column = columns[classIndex] else { return nil }
    let candidates = places[image].indices.filter {
      touchingCorners || !frame.isCornerTouched(by: places[image][$0])
    }
    return candidates.max { losses[image][$0][column] < losses[image][$1][column] }
      .map { places[image][$0] }
  }
}

extension ImageFrame {
  fileprivate func isCornerTouched(by place: Place) -> Bool {
    [place.top, place.top + place.height - 1].contains { row in
      [place.left, place.left + place.width - 1].contains {
        isInCorner(row: row, column: $0)
      }
    }
  }
}
