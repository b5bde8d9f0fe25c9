internal import Foundation

/// Where a long command says what it does: notes and progress on standard error, results on
/// standard output.
final class Console {
  private let context: CommandContext
  private let isQuiet: Bool
  private let printsPaths: Bool
  private var hasBar = false
  private var lastPlainLine = (title: "", date: Date.distantPast)

  /// How many seconds pass between progress lines where there is no terminal.
  private static let plainInterval = 10.0
  private static let barWidth = 24

  init(_ context: CommandContext, isQuiet: Bool, printsPaths: Bool) {
    self.context = context
    self.isQuiet = isQuiet
    self.printsPaths = printsPaths
  }

  /// Says something worth knowing.
  func note(_ text: String) {
    guard !isQuiet else { return }
    clearBar()
    context.warn("protogen: note: \(text)")
  }

  /// Says that something went wrong, though the run goes on.
  func warning(_ text: String) {
    guard !isQuiet else { return }
    clearBar()
    context.warn("protogen: warning: \(text)")
  }

  /// Prints a result on standard output.
  func result(_ text: String) {
    clearBar()
    if printsPaths, !isQuiet { context.print(text) }
  }

  /// Shows how far something has come: a bar on a terminal, elsewhere a line at its start and end,
  /// and now and then between.
  func progress(_ title: String, step: Int, of count: Int, detail: String) {
    guard !isQuiet else { return }
    guard context.isTerminal else {
      let isDue = Date().timeIntervalSince(lastPlainLine.date) >= Self.plainInterval
      guard isDue || step == count || title != lastPlainLine.title else { return }
      lastPlainLine = (title, Date())
      context.warn("\(title): step \(step) of \(count), \(detail)")
      return
    }
    let filled = Self.barWidth * step / max(count, 1)
    let bar =
      String(repeating: "█", count: filled)
      + String(repeating: "░", count: Self.barWidth - filled)
    context.errors("\r\u{1B}[K\(title) \(bar) \(step)/\(count)  \(detail)")
    hasBar = true
  }

  private func clearBar() {
    if hasBar { context.errors("\r\u{1B}[K") }
    hasBar = false
  }
}
