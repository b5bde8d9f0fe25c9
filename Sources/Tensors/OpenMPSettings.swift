internal import Foundation

/// How long libtorch's OpenMP threads spin before they sleep.
///
/// libgomp busy-waits between parallel regions. On a machine of one's own that is fastest; where
/// other processes want the same cores it makes a step several times slower, and always sleeping
/// is slow on a quiet machine. So the load is measured once, before libtorch is loaded, and the
/// spin count chosen by it. A user's own `OMP_WAIT_POLICY` or `GOMP_SPINCOUNT` wins.
enum OpenMPSettings {
  /// Spins on a quiet machine: long enough to bridge the gap between two operators.
  private static let quietSpinCount = "100000"
  /// Spins on a busy one: about as long as waking a thread takes.
  private static let busySpinCount = "1000"
  /// The share of all cores that others may use before the machine counts as busy.
  private static let busyShare = 0.25
  /// How long the load is watched, in microseconds.
  ///
  /// The kernel counts in ticks of 10 ms.
  private static let observation: useconds_t = 60_000

  static func apply() {
    let environment = ProcessInfo.processInfo.environment
    guard environment["OMP_WAIT_POLICY"] == nil, environment["GOMP_SPINCOUNT"] == nil else {
      return
    }
    setenv("GOMP_SPINCOUNT", machineIsBusy() ? busySpinCount : quietSpinCount, 0)
  }

  private static func machineIsBusy() -> Bool {
    guard let before = processorTicks() else { return false }
    usleep(observation)
    guard let after = processorTicks(), after.total > before.total else { return false }
    return Double(after.busy - before.busy) / Double(after.total - before.total) > busyShare
  }

  /// The first line of `/proc/stat`: user, nice, system, idle, iowait, … in ticks, all cores.
  private static func processorTicks() -> (busy: Int, total: Int)? {
    guard let text = try? String(contentsOfFile: "/proc/stat", encoding: .utf8),
      let line = text.split(separator: "\n").first
    else { return nil }
    let ticks = line.split(separator: " ").dropFirst().compactMap { Int($0) }
    guard ticks.count >= 5 else { return nil }
    let total = ticks.reduce(0, +)
    return (total - ticks[3] - ticks[4], total)
  }
}
