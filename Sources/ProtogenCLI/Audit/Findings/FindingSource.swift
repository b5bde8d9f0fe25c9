internal import Classifiers
internal import ImageFiles

/// A photograph that is used for findings, with its mask if there are masks.
struct FindingSource {
  let entry: PhotographSurvey.Entry
  let mask: Bitmap?

  /// Whether most of what is at the picture's edge is marked as the class itself.
  private var isMarkedAround: Bool {
    guard let mask else { return false }
    let edge = (0..<mask.pixelCount).filter { pixel in
      let (row, column) = (pixel / mask.width, pixel % mask.width)
      return row == 0 || row == mask.height - 1 || column == 0 || column == mask.width - 1
    }
    return 2 * edge.count { mask.bytes[$0] >= CoreMasks.leastWhite } > edge.count
  }

  /// What speaks against masks as a whole: that they seem to be black where they should be white.
  static func doubt(_ sources: [FindingSource]) -> String? {
    let count = sources.count { $0.isMarkedAround }
    guard 2 * count > sources.count else { return nil }
    return "In \(count) of \(sources.count) masks, most of the picture's edge is white. White must "
      + "mark the class itself: are they inverted? Then all that was found is of the class itself."
  }
}

/// The photographs of one class, with their masks.
struct FindingSourceGroup {
  let sources: [FindingSource]
  /// Why masks that are there cannot be used, by path.
  let problems: [String]
  /// The photographs without a mask, by path.
  private let missing: [String]
  private let classIndex: Int?

  /// Finds each photograph's mask, if there are masks.
  init(_ entries: [PhotographSurvey.Entry], _ masks: CoreMasks?) {
    var sources: [FindingSource] = []
    var problems: [(path: String, reason: String)] = []
    var missing: [String] = []
    for entry in entries {
      do throws(CoreMasks.Unusable) {
        let mask = try masks?.mask(
          of: entry.photograph, height: entry.height, width: entry.width)
        if masks == nil || mask != nil {
          sources.append(FindingSource(entry: entry, mask: mask))
        } else {
          missing.append(entry.photograph.path)
        }
      } catch {
        problems.append((entry.photograph.path, error.reason))
      }
    }
    self.sources = sources
    self.problems = problems.sorted { $0.path < $1.path }.map(\.reason)
    self.missing = missing.sorted()
    classIndex = entries.first?.photograph.classIndex
  }

  /// Says what is not used for findings.
  func warn(on console: Console) {
    if let first = problems.first {
      let others = problems.count - 1
      console.warning(
        "\(first) The photograph\(others > 0 ? " and \(others) more of its class are" : " is") not "
          + "used for findings.")
    }
    if let first = missing.first, !sources.isEmpty {
      let others = missing.count - 1
      console.warning(
        "'\(first)'\(others > 0 ? " and \(others) more of its class have" : " has") no mask, and "
          + "\(others > 0 ? "are" : "is") not used for findings.")
    }
  }

  /// What there is too little of; `nil` if there is enough.
  func shortage(of labels: LabelList, hasMasks: Bool) -> String? {
    guard sources.count < 2, let classIndex else { return nil }
    return "'\(labels[classIndex].displayName)' has \(sources.count) "
      + "photograph\(sources.count == 1 ? "" : "s") "
      + "\(hasMasks ? "with a mask that can be used" : "that can be used"), and two are needed: it is "
      + "not tested."
  }
}
