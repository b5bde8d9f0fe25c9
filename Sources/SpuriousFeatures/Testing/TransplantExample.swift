/// One transplant, to be looked at: an image before, with the class's component, and with another
/// class's.
public struct TransplantExample: Hashable, Sendable {
  /// An image, what the network made of it, and how it came about.
  public struct Stage: Hashable, Sendable {
    /// Colors in `0...1`, of shape `[channels, height, width]`.
    public let planes: [Float]
    /// The class's probability.
    public let probability: Double
    /// The donors of the component; none for the image as it is.
    public let donors: [String]
    /// The class of the donors; `nil` for the image as it is.
    public let donorClass: Int?
  }

  /// The recipient's name.
  public let name: String
  /// The recipient's class.
  public let classIndex: Int
  public let before: Stage
  /// With the component of images of the class that is asked about.
  public let with: Stage
  /// With the component of images of another class.
  public let control: Stage
}

extension DonorTransplantTest {
  /// Half of a finding's component against all of it.
  ///
  /// - Parameters:
  ///   - cell: The finding.
  ///   - result: What it is from.
  ///   - progress: Called with how many more images were shown; returns whether to go on.
  /// - Returns: The mean effects, in the arm that shows the finding best.
  /// - Throws: `SpuriousFeatureError.cancelled`; what the network or the store throws.
  public func doseResponse(
    of cell: TransplantCell, in result: TransplantTestResult,
    progress: @escaping (Int) -> Bool = { _ in true }
  ) throws -> DoseResponse {
    let replay = replay(result, progress)
    return DoseResponse(
      half: try replay.effect(of: cell, dose: 0.5), full: try replay.effect(of: cell, dose: 1))
  }

  /// The recipients that a finding changes most, each of another class as far as there are.
  ///
  /// - Parameters:
  ///   - cell: The finding.
  ///   - result: What it is from.
  ///   - count: How many at most.
  ///   - progress: Called with how many more images were shown; returns whether to go on.
  /// - Returns: The examples, the largest change first.
  /// - Throws: `SpuriousFeatureError.cancelled`; what the network or the store throws.
  public func examples(
    of cell: TransplantCell, in result: TransplantTestResult, count: Int,
    progress: @escaping (Int) -> Bool = { _ in true }
  ) throws -> [TransplantExample] {
    let replay = replay(result, progress)
    let trials = replay.trials(of: cell)
    let outcomes = try replay.outcomes(of: trials, cell)
    guard let column = collection.classes.firstIndex(of: cell.classIndex) else { return [] }
    let shown = zip(trials, outcomes).map { Shown(trial: $0, belief: $1.beliefs[column]) }
    let pairs = Dictionary(grouping: shown, by: \.trial.recipient).sorted { $0.key < $1.key }
      .compactMap { Pair($0.value, target: cell.classIndex) }
      .sorted { $0.change > $1.change }
    let chosen = diverse(pairs, count: count)
    let before = try replay.runner.beliefs(of: chosen.count) { number, canvas in
      _ = canvas.update(from: setting.images[chosen[number].recipient].image.planes)
    }
    return zip(chosen, before).map { example(of: $0, before: $1[cell.classIndex]) }
  }

  private func replay(
    _ result: TransplantTestResult, _ progress: @escaping (Int) -> Bool
  ) -> CellReplay {
    CellReplay(design: design, windows: result.windows, runner: showing(progress))
  }

  /// A transplant, and the probability of the class that is asked about.
  private struct Shown {
    let trial: TransplantTrial
    let belief: Float
  }

  /// The same recipient with the class's component and with the middle one of the others.
  private struct Pair {
    let with: Shown
    let control: Shown

    init?(_ shown: [Shown], target: Int) {
      let controls = shown.filter { $0.trial.unit.classIndex != target }
      guard let with = shown.first(where: { $0.trial.unit.classIndex == target }),
        let control = controls.sorted(by: { $0.belief < $1.belief }).dropFirst(controls.count / 2)
          .first
      else { return nil }
      (self.with, self.control) = (with, control)
    }

    var recipient: Int { with.trial.recipient }
    var change: Float { with.belief - control.belief }
  }

  /// The first of each recipient's class, then the others, in order.
  private func diverse(_ pairs: [Pair], count: Int) -> [Pair] {
    var seen: Set<Int> = []
    let first = pairs.filter {
      seen.insert(setting.images[$0.recipient].image.classIndex).inserted
    }
    let taken = Set(first.map(\.recipient))
    return Array((first + pairs.filter { !taken.contains($0.recipient) }).prefix(count))
  }

  private func example(of pair: Pair, before: Float) -> TransplantExample {
    let host = setting.images[pair.recipient].image
    return TransplantExample(
      name: host.name, classIndex: host.classIndex,
      before: .init(
        planes: host.planes, probability: Double(before), donors: [], donorClass: nil),
      with: stage(pair.with), control: stage(pair.control))
  }

  private func stage(_ shown: Shown) -> TransplantExample.Stage {
    TransplantExample.Stage(
      planes: shown.trial.transplant.picture(
        recipient: shown.trial.recipient, donor: shown.trial.donor, in: setting),
      probability: Double(shown.belief),
      donors: shown.trial.donor.members.map { setting.images[$0].image.name },
      donorClass: shown.trial.unit.classIndex)
  }
}
