internal import SpuriousFeatures

/// Copies the window of an image that speaks most for its class to images of other classes, with
/// nothing to compare with ("copy and paste"; Casper et al., 2022).
struct PatchInsertion {
  private let study: BaselineStudy
  private let attention: [[Float]]

  /// How many images of each class give a window, at most.
  static let donorCount = 20

  /// `nil` if the network has no layer of places to choose windows by.
  init?(_ study: BaselineStudy) {
    guard let attention = study.attention else { return nil }
    self.study = study
    self.attention = attention
  }

  /// For each class its mean probability on images of others with its window.
  ///
  /// - Throws: What showing pictures throws.
  func scores() throws -> [Double] {
    let insertions = insertions
    let responses = try study.show.responses(to: insertions.map(\.picture))
    return study.collection.classes.map { classIndex in
      zip(insertions, responses.beliefs).filter { $0.0.target == classIndex }
        .map { $0.1[classIndex] }.mean
    }
  }

  /// Each donor's window on one image of each other class; these take turns.
  private var insertions: [(target: Int, picture: [Float])] {
    let collection = study.collection
    let members = Dictionary(grouping: collection.images.indices) {
      collection.images[$0].classIndex
    }
    return collection.classes.flatMap { target in
      (members[target] ?? []).prefix(Self.donorCount).enumerated().flatMap { turn, donor in
        guard let window = window(of: donor) else { return [(target: Int, picture: [Float])]() }
        return collection.classes.filter { $0 != target }.compactMap { other in
          guard let hosts = members[other] else { return nil }
          return (target, pasted(window, from: donor, onto: hosts[turn % hosts.count]))
        }
      }
    }
  }

  /// The window of an image where the network sees most of its class: of those of which at least half
  /// is off the core, if there are masks; `nil` if none is.
  func window(of place: Int) -> Place? {
    let image = study.collection.images[place]
    return windows.filter { window in
      guard study.collection.hasCores, let core = image.core else { return true }
      return 2 * sum(core, in: window) <= Float(window.height * window.width)
    }
    .max { sum(attention[place], in: $0) < sum(attention[place], in: $1) }
  }

  /// Windows of 2 / 7 of the image's shorter side, as the transplant test has them.
  private var windows: [Place] {
    let (height, width) = (study.collection.height, study.collection.width)
    let side = max(1, (2 * min(height, width) + 3) / 7)
    func starts(_ length: Int) -> [Int] {
      Array(stride(from: 0, to: length - side, by: max(1, side / 2))) + [length - side]
    }
    return starts(height).flatMap { top in
      starts(width).map { Place(top: top, left: $0, height: side, width: side) }
    }
  }

  private func sum(_ map: [Float], in window: Place) -> Float {
    (window.top..<window.top + window.height).reduce(0) { sum, row in
      (window.left..<window.left + window.width).reduce(sum) {
        $0 + map[row * study.collection.width + $1]
      }
    }
  }

  private func pasted(_ window: Place, from donor: Int, onto host: Int) -> [Float] {
    let (height, width) = (study.collection.height, study.collection.width)
    var planes = study.collection.images[host].planes
    for channel in 0..<study.collection.channelCount {
      for row in window.top..<window.top + window.height {
        let start = (channel * height + row) * width + window.left
        let columns = start..<start + window.width
        planes.replaceSubrange(columns, with: study.collection.images[donor].planes[columns])
      }
    }
    return planes
  }
}
