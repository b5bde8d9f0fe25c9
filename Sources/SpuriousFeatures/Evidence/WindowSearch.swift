/// Hides windows of images one at a time, and looks how much less a network believes in each class.
struct WindowSearch {
  private let setting: TransplantSetting
  /// An image, and the window that is hidden; none for the image as it is.
  private let trials: [(image: Int, window: Place?)]

  /// The least share of a window that is off the core.
  private static let smallestShare: Float = 0.5

  /// Plans a search.
  ///
  /// - Parameters:
  ///   - members: The images to look at, by their places in the collection.
  ///   - setting: All images.
  init(members: [Int], in setting: TransplantSetting) {
    self.setting = setting
    trials = members.flatMap { image in
      [(image, nil)]
        + Self.windows(of: setting.images[image], in: setting.frame).map { (image, $0) }
    }
  }

  /// How many images are shown.
  var trialCount: Int { trials.count }

  /// The windows of which most is off the core.
  private static func windows(of image: PreparedImage, in frame: ImageFrame) -> [Place] {
    frame.windows.filter { place in
      guard let core = image.core else { return true }
      let covered = place.rows.reduce(Float(0)) { sum, row in
        place.columns.reduce(sum) { $0 + core[row * frame.width + $1] }
      }
      return covered <= (1 - smallestShare) * Float(place.height * place.width)
    }
  }

  /// Shows every image as it is and with each window hidden.
  ///
  /// - Throws: What showing images throws.
  func windows(_ runner: TransplantRunner) throws -> EvidenceWindows {
    let odds = try runner.logOdds(of: trials.count, key: "windows") { index, canvas in
      let (image, window) = trials[index]
      let planes = setting.images[image].image.planes
      _ = canvas.update(from: planes)
      guard let window else { return }
      OcclusionPatch.fill(
        window, of: planes, core: setting.images[image].core, frame: setting.frame,
        channelCount: setting.channelCount, to: canvas)
    }
    var places = [[Place]](repeating: [], count: setting.images.count)
    var losses = [[[Float]]](repeating: [], count: setting.images.count)
    var whole: [Float] = []
    for ((image, window), values) in zip(trials, odds) {
      guard let window else {
        whole = values
        continue
      }
      places[image].append(window)
      losses[image].append(zip(whole, values).map { $0 - $1 })
    }
    return EvidenceWindows(
      frame: setting.frame, classes: runner.classes, places: places, losses: losses)
  }
}
