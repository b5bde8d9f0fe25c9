internal import Tensors

/// Where on a class's prototypes the class is.
///
/// Each window of a grid is shown alone, on a prototype of another class, and is hidden by such a
/// prototype's pixels. Sufficiency is what the window adds to the class's log-odds on the other
/// prototype; necessity is what the class's own prototype loses without it.
struct RegionProbe {
  let reader: SubjectReader
  let prototypes: SubjectPrototypes
  /// Log-odds of the prototypes as they are, by prototype and subject.
  let logOdds: [[Double]]
  let seed: UInt64

  private var frame: ImageFrame {
    ImageFrame(height: prototypes.height, width: prototypes.width)
  }

  /// What each window does, by seed and window.
  struct Result: Hashable, Sendable {
    let windows: [Place]
    let sufficiency: [[Double]]
    let necessity: [[Double]]

    /// The window that suffices most, on the mean over seeds.
    var best: Int {
      let means = sufficiency.means
      return means.indices.max { means[$0] < means[$1] } ?? 0
    }
  }

  /// Measures a class.
  ///
  /// - Parameter subject: Which of the network's subjects; a class.
  /// - Returns: What each window does.
  /// - Throws: What showing images throws.
  func result(for subject: Int) throws -> Result {
    let (windows, seedCount) = (frame.quarterWindows, prototypes.seedCount)
    let pairs = partners(for: subject, count: seedCount * windows.count)
    let rows = try reader.logOdds(of: 2 * pairs.count) { index, memory in
      let trial = index / 2
      let own = prototypes.planes[subject][trial / windows.count]
      let other = prototypes.image(pairs[trial])
      let window = windows[trial % windows.count]
      memory.draw(index % 2 == 0 ? other : own)
      memory.draw(window, of: index % 2 == 0 ? own : other, at: window, in: frame)
    }
    func table(_ value: (Int) -> Double) -> [[Double]] {
      (0..<seedCount).map { seed in
        windows.indices.map { value(seed * windows.count + $0) }
      }
    }
    return Result(
      windows: windows,
      sufficiency: table { rows[2 * $0][subject] - logOdds[pairs[$0]][subject] },
      necessity: table { trial in
        let own = subject * seedCount + trial / windows.count
        return logOdds[own][subject] - rows[2 * trial + 1][subject]
      })
  }

  /// How much it matters where the best window lies: the largest less the median of what it adds to
  /// the class's log-odds at nine places of other classes' prototypes.
  ///
  /// - Parameters:
  ///   - subject: Which of the network's subjects; a class.
  ///   - window: The window.
  /// - Returns: The difference, and the place where it adds most.
  /// - Throws: What showing images throws.
  func locationSpecificity(of subject: Int, _ window: Place) throws -> (Double, place: Place) {
    let (places, seedCount) = (frame.spread(of: window), prototypes.seedCount)
    let pairs = partners(for: subject, count: seedCount * places.count)
    let rows = try reader.logOdds(of: pairs.count) { trial, memory in
      memory.draw(prototypes.image(pairs[trial]))
      memory.draw(
        window, of: prototypes.planes[subject][trial / places.count],
        at: places[trial % places.count], in: frame)
    }
    let gains = (0..<seedCount).map { seed in
      places.indices.map { place -> Double in
        let trial = seed * places.count + place
        return rows[trial][subject] - logOdds[pairs[trial]][subject]
      }
    }.means
    let best = gains.indices.max { gains[$0] < gains[$1] } ?? 0
    return (gains[best] - gains.sorted()[gains.count / 2], places[best])
  }

  /// Prototypes of other classes, drawn at random.
  private func partners(for subject: Int, count: Int) -> [Int] {
    var random = Philox(seed: seed, counter: SuspicionPurpose.partners.counter(subject))
    let others = (reader.network.classes.count - 1) * prototypes.seedCount
    return (0..<count).map { _ in
      let index = random.integer(below: others)
      return index < subject * prototypes.seedCount ? index : index + prototypes.seedCount
    }
  }
}
