extension DonorTransplantTest {
  /// Shows a part of the transplants, and keeps what the network made of them in the store, so that a
  /// later ``run(mayGoOn:progress:)`` finds it there.
  ///
  /// - Parameters:
  ///   - part: Which sets of transplants, in the order of their number; each stands for a component at
  ///     one place, or for one class's windows.
  ///   - progress: As in ``run(mayGoOn:progress:)``.
  /// - Returns: How many sets were shown, and how many there are.
  /// - Throws: As ``run(mayGoOn:progress:)``.
  public func keep(
    part: (Int) -> Range<Int>,
    progress: @escaping (Phase, Int, Int) -> Bool = { _, _, _ in true }
  ) throws -> (shown: Int, total: Int) {
    let nowhere = EvidenceWindows(
      frame: setting.frame, classes: [], places: [], losses: [])
    let placed = components.filter { $0 != .window }.flatMap { plans(of: $0, nowhere) }
    let total = placed.count + (components.contains(.window) ? targets.count : 0)
    let own = part(total)
    var chosen = Array(placed[own.clamped(to: placed.indices)])
    let windows = own.clamped(to: placed.count..<total)
    if !windows.isEmpty {
      // Looking for windows takes long, and only these need it.
      chosen += try plans(of: .window, evidenceWindows(progress))
        .enumerated().filter { windows.contains(placed.count + $0.offset) }.map(\.element)
    }
    try keep(chosen, progress)
    return (chosen.count, total)
  }

  private func keep(
    _ plans: [Plan], _ progress: @escaping (Phase, Int, Int) -> Bool
  ) throws {
    let count = plans.reduce(0) { $0 + $1.trials.count }
    var done = 0
    let runner = showing {
      done += $0
      return progress(.transplants, done, count)
    }
    let early = earlyRecipients
    for plan in plans { _ = try outcomes(of: plan, early: early, runner) }
  }
}
