internal import Foundation

/// Says how far a download is: a bar that rewrites itself on a terminal, lines elsewhere.
///
/// Called from one thread at a time.
final class DownloadProgress: @unchecked Sendable {
  private let name: String
  private let isTerminal: Bool
  private let write: (String) -> Void
  private let clock = ContinuousClock()
  private var started: ContinuousClock.Instant
  private var drawn: ContinuousClock.Instant?
  private var first = 0
  private var current = 0
  private var total: Int?
  private var nextTenth = 1

  /// Creates the progress of one file; nothing is written yet.
  init(name: String, isTerminal: Bool, write: @escaping (String) -> Void) {
    self.name = name
    self.isTerminal = isTerminal
    self.write = write
    started = clock.now
  }

  /// Begins, or continues, at a number of bytes of a total, if that is known.
  func start(at byteCount: Int, of total: Int?) {
    (first, current, self.total) = (byteCount, byteCount, total)
    started = clock.now
    if byteCount > 0 { line("continues after \(ModelRow.size(byteCount))") }
    nextTenth = total.map { byteCount * 10 / max(1, $0) + 1 } ?? 1
  }

  /// Notes that there are so many bytes now.
  func update(_ byteCount: Int) {
    current = byteCount
    if isTerminal { draw() } else { report() }
  }

  /// Ends the bar's line.
  func finish() {
    guard isTerminal, drawn != nil else { return }
    drawn = nil
    draw()
    write("\n")
    drawn = nil
  }

  /// Redraws the bar, ten times a second at most.
  private func draw() {
    let now = clock.now
    if let drawn, now - drawn < .milliseconds(100) { return }
    drawn = now
    write("\r\u{1B}[K\(name)  \(bar)\(amount)\(speed(at: now))")
  }

  private var bar: String {
    guard let total, total > 0 else { return "" }
    let filled = min(24, current * 24 / total)
    let blocks =
      String(repeating: "█", count: filled) + String(repeating: "░", count: 24 - filled)
    return "\(blocks) \(current * 100 / total) %  "
  }

  private var amount: String {
    ModelRow.size(current) + (total.map { " of \(ModelRow.size($0))" } ?? "")
  }

  private func speed(at now: ContinuousClock.Instant) -> String {
    let seconds = (now - started) / .seconds(1)
    return seconds > 0.5 ? "  \(ModelRow.size(Int(Double(current - first) / seconds)))/s" : ""
  }

  /// Writes a line at every tenth.
  private func report() {
    guard let total, total > 0, current * 10 >= nextTenth * total else { return }
    nextTenth = current * 10 / total + 1
    line("\(current * 100 / total) %, \(amount)")
  }

  private func line(_ text: String) {
    write((isTerminal ? "\r\u{1B}[K" : "") + "\(name): \(text)\n")
  }
}
