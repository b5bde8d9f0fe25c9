internal import FeatureVisualization
internal import Foundation

/// Words for how far a batch has come.
struct RenderProgress {
  private let title: String
  private let console: Console
  private var start: (date: Date, step: Int)?

  init(_ batch: [RenderSubject], of prefix: String = "", console: Console) {
    let first = prefix + (batch.first?.title ?? "")
    title = batch.count > 1 ? "\(first) and \(batch.count - 1) more" : first
    self.console = console
  }

  mutating func show(_ report: StepReport) {
    let now = Date()
    let start = start ?? (now, report.step)
    self.start = start
    let done = report.step - start.step
    let elapsed = now.timeIntervalSince(start.date)
    let finite = report.objectives.filter(\.isFinite)
    let mean = finite.isEmpty ? 0 : finite.reduce(0, +) / Float(finite.count)
    var detail = "objective \(String(format: "%.1f", mean))"
    if done > 0, elapsed > 0 {
      let rate = Double(done) / elapsed
      let left = Double(report.stepCount - report.step - 1) / rate
      detail += String(format: ", %.1f steps/s, %.0f s left", rate, left.rounded(.up))
    }
    console.progress(title, step: report.step + 1, of: report.stepCount, detail: detail)
  }
}
