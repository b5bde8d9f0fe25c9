extension DonorTransplantTest {
  /// What a test is at.
  public enum Phase: String, Hashable, Sendable {
    /// Looking for the windows that speak most for each class.
    case windows
    /// Showing transplants.
    case transplants
    /// Finding out which effects are one and the same.
    case explanations
  }

  /// Tests every class that is asked about and every component.
  ///
  /// - Parameters:
  ///   - mayGoOn: Asked before each component's next place that is not kept: whether there is time
  ///     for it. What is not begun by then is not tested, and told in ``TransplantTestResult/untested``.
  ///   - progress: Called with the phase, how much of it is done and how much there is; returns
  ///     whether to go on.
  /// - Returns: The cells, class by class, and what it takes to illustrate them.
  /// - Throws: `SpuriousFeatureError.cancelled`; what the network or the store throws.
  public func run(
    mayGoOn: () -> Bool = { true },
    progress: @escaping (Phase, Int, Int) -> Bool = { _, _, _ in true }
  ) throws -> TransplantTestResult {
    let windows = try evidenceWindows(progress)
    let tested = try outcomes(windows, mayGoOn, progress)
    var cells = evaluated(tested.map(\.plan), tested.map(\.outcomes))
    flag(&cells)
    var classCount = (done: 0, total: 0)
    let replay = CellReplay(
      design: design, windows: windows,
      runner: showing { _ in progress(.explanations, classCount.done, classCount.total) })
    let candidates = readmit(&cells)
    try ExplainingAway(replay: replay).resolve(&cells, candidates: candidates) {
      classCount = ($0, $1)
    }
    let begun = Set(cells.map(\.component))
    return TransplantTestResult(
      cells: cells, untested: components.filter { !begun.contains($0) }, windows: windows)
  }

  /// The cells alone, without a limit of time.
  ///
  /// - Parameter progress: As in ``run(mayGoOn:progress:)``.
  /// - Returns: The cells, class by class.
  /// - Throws: As ``run(mayGoOn:progress:)``.
  public func cells(
    progress: @escaping (Phase, Int, Int) -> Bool = { _, _, _ in true }
  ) throws -> [TransplantCell] {
    try run(progress: progress).cells
  }

  /// Shows the transplants of every component that there is time for.
  private func outcomes(
    _ windows: EvidenceWindows, _ mayGoOn: () -> Bool,
    _ progress: @escaping (Phase, Int, Int) -> Bool
  ) throws -> [(plan: Plan, outcomes: [TransplantOutcome])] {
    let planned = components.map { plans(of: $0, windows) }
    let total = planned.joined().reduce(0) { $0 + $1.trials.count }
    var done = 0
    let runner = showing { count in
      done += count
      return progress(.transplants, done, total)
    }
    let early = earlyRecipients
    var tested: [(plan: Plan, outcomes: [TransplantOutcome])] = []
    for plans in planned.sorted(by: { $0.count < $1.count }) {
      var own: [(plan: Plan, outcomes: [TransplantOutcome])] = []
      for plan in plans {
        guard isKept(plan) || mayGoOn() else { return tested }
        own.append((plan, try outcomes(of: plan, early: early, runner)))
      }
      tested += own
    }
    return tested
  }

  /// Whether outcomes of a plan are there already, so that it costs no time.
  private func isKept(_ plan: Plan) -> Bool {
    store?.has("\(plan.key)-first") ?? false
  }

  /// Shows a plan's transplants: all, or half if that decides that no class can show an effect.
  func outcomes(
    of plan: Plan, early: Set<Int>, _ runner: TransplantRunner
  ) throws -> [TransplantOutcome] {
    let half = plan.trials.filter { early.contains($0.recipient) }
    let rest = plan.trials.filter { !early.contains($0.recipient) }
    let first = try runner.outcomes(of: half, key: "\(plan.key)-first")
    guard !rest.isEmpty, !isHopeless(plan, first) else {
      guard runner.progress(rest.count) else { throw SpuriousFeatureError.cancelled }
      return first
    }
    return first + (try runner.outcomes(of: rest, key: "\(plan.key)-second"))
  }

  /// The first half of each class's recipients.
  var earlyRecipients: Set<Int> {
    Set(
      collection.classes.flatMap { classIndex in
        let own = design.recipients(of: classIndex)
        return own.prefix((own.count + 1) / 2)
      })
  }

  /// The windows of all images that receive or give one; none without masks.
  func evidenceWindows(_ progress: @escaping (Phase, Int, Int) -> Bool) throws
    -> EvidenceWindows
  {
    let members =
      components.contains(.window) ? collection.classes.flatMap(design.recipients) : []
    let search = WindowSearch(members: members, in: setting)
    var done = 0
    return try search.windows(
      showing { count in
        done += count
        return progress(.windows, done, search.trialCount)
      })
  }
}
