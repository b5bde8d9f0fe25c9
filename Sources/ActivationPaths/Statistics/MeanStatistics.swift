internal import Tensors

/// Gathers the figures of classes, one class at a time, into figures of their mean.
///
/// From ``resamplingLimit`` classes on, classes are what is resampled. Fewer say too little of
/// other classes: they are taken as given, and each class's photographs and prototypes are
/// resampled.
struct MeanStatistics {
  /// With ten classes the bootstrap's interval of a mean is 5 % too narrow, `√(1 - 1/n)`; with
  /// fewer it soon is little more than their range.
  static let resamplingLimit = 10

  /// What one kind of images has gathered.
  struct Gathered {
    var imageCount = 0
    /// How many classes have such images.
    var classCount = 0
    /// The least that was resampled in a class.
    var limit = Int.max
    /// By layer and view, and then by figure.
    fileprivate var figures: [[GatheredFigure]]
  }

  private let classCount: Int
  private let cellCount: Int
  /// Of classes; `nil` if these are taken as given.
  private let resampling: Resampling?
  private let sampleCount: Int
  private var addedCount = 0
  private(set) var subjects: [PathSubject] = []
  private var gathered: [PathSubject: Gathered] = [:]

  /// Starts without any class, with a place for each of `cellCount` layers and views.
  init(classCount: Int, cellCount: Int, configuration: PathConfiguration) {
    self.classCount = classCount
    self.cellCount = cellCount
    sampleCount = configuration.sampleCount
    let random = Philox(seed: configuration.seed, counter: SIMD3(0, Purpose.classes, 0))
    resampling =
      classCount < Self.resamplingLimit
      ? nil : Resampling(of: classCount, sampleCount: configuration.sampleCount, random: random)
  }

  /// Adds a class.
  ///
  /// - Parameter cells: For each subject of the class its figures, by layer and view.
  mutating func add(_ cells: [(subject: ClassStatistics.Subject, draws: [SubjectDraws])]) {
    for (subject, draws) in cells { add(subject, draws) }
    addedCount += 1
  }

  private mutating func add(_ subject: ClassStatistics.Subject, _ cells: [SubjectDraws]) {
    let name = subject.subject
    var mine = gathered.removeValue(forKey: name) ?? empty(name)
    mine.imageCount += subject.imageCount
    mine.classCount += 1
    mine.limit = min(mine.limit, subject.limit)
    for (cell, draws) in cells.enumerated() {
      for (figure, draws) in draws.figures.enumerated() where !draws.value.isNaN {
        mine.figures[cell][figure].add(draws, place: addedCount, resamples: resampling != nil)
      }
    }
    gathered[name] = mine
  }

  private mutating func empty(_ name: PathSubject) -> Gathered {
    subjects.append(name)
    let figures = [GatheredFigure](repeating: GatheredFigure(), count: SubjectDraws.figureCount)
    return Gathered(figures: [[GatheredFigure]](repeating: figures, count: cellCount))
  }

  /// How many images of a kind there are, and what limits what is known of them.
  func counts(of subject: PathSubject) -> (images: Int, limit: Int) {
    guard let mine = gathered[subject] else { return (0, 0) }
    return (mine.imageCount, resampling == nil ? mine.limit : mine.classCount)
  }

  /// The figures of the mean over the classes that have such images, by layer and view.
  func draws(of subject: PathSubject) -> [SubjectDraws] {
    (gathered[subject]?.figures ?? []).map { cell in
      SubjectDraws(figures: cell.map { $0.mean(resampling, sampleCount: sampleCount) })
    }
  }
}

/// One figure of several classes.
private struct GatheredFigure {
  /// By class, if these are resampled.
  private var points: [(place: Int, value: Double)] = []
  /// The sum over classes, if these are taken as given.
  private var sum: [Double] = []
  private var count = 0.0

  mutating func add(_ draws: Draws, place: Int, resamples: Bool) {
    count += 1
    if resamples {
      points.append((place, draws.value))
    } else if sum.isEmpty {
      sum = draws.values
    } else {
      for index in sum.indices { sum[index] += draws.values[index] }
    }
  }

  func mean(_ resampling: Resampling?, sampleCount: Int) -> Draws {
    guard count > 0 else { return Draws([Double](repeating: .nan, count: sampleCount + 1)) }
    guard let resampling else { return Draws(sum.map { $0 / count }) }
    var sums = [Double](repeating: 0, count: sampleCount + 1)
    var masses = sums
    for (place, value) in points {
      let weights = resampling.multiplicities[place]
      for index in sums.indices {
        sums[index] += weights[index] * value
        masses[index] += weights[index]
      }
    }
    return Draws(zip(sums, masses).map { $0 / $1 })
  }
}
