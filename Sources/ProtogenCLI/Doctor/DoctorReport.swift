internal import Classifiers
internal import Foundation

/// What `protogen doctor` found, as text and as JSON.
struct DoctorReport: Encodable {
  let diagnoses: [Diagnosis]
  let preprocessing: [PreprocessingTrial.Result]
  let photographCount: Int

  init(diagnoses: [Diagnosis], trial: PreprocessingTrial?) {
    self.diagnoses =
      diagnoses + (trial.flatMap(Self.preprocessingDiagnosis).map { [$0] } ?? [])
    preprocessing = trial?.results ?? []
    photographCount = trial?.photographCount ?? 0
  }

  /// Whether something makes pictures meaningless.
  var hasProblem: Bool { diagnoses.contains { $0.severity == .problem } }

  /// A warning if another preprocessing is right more often, by more than chance allows.
  private static func preprocessingDiagnosis(_ trial: PreprocessingTrial) -> Diagnosis? {
    guard let best = trial.results.first,
      let declared = trial.results.first(where: { $0.name == "declared" })
    else { return nil }
    let gain = best.accuracy - declared.accuracy
    // Two standard errors of a difference of shares, at their worst of one half.
    let noise = (2 / Double(trial.photographCount)).squareRoot()
    guard gain > noise else {
      return Diagnosis(
        severity: .note, subject: "preprocessing",
        message: "The declared preprocessing is right for \(percent(declared.accuracy)) of "
          + "\(trial.photographCount) photographs; no other is clearly better.")
    }
    return Diagnosis(
      severity: .problem, subject: "preprocessing",
      message: "'\(best.name)' is right for \(percent(best.accuracy)) of \(trial.photographCount) "
        + "photographs, the declared one for \(percent(declared.accuracy)). Use \(best.options).")
  }

  private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

  /// One line a diagnosis, worst first, then the table of preprocessings.
  var text: String {
    let order: [Diagnosis.Severity] = [.problem, .warning, .note]
    let sorted = order.flatMap { severity in diagnoses.filter { $0.severity == severity } }
    var lines = sorted.map { "\($0.severity.rawValue): \($0.subject): \($0.message)" }
    if lines.isEmpty { lines = ["nothing found: the model looks right"] }
    guard !preprocessing.isEmpty else { return lines.joined(separator: "\n") }
    let rows = preprocessing.map {
      [$0.name, Self.percent($0.accuracy), String(format: "%.3f", $0.meanProbability)]
    }
    let table = TextTable(header: ["preprocessing", "top-1", "mean probability"], rows: rows)
    return (lines + ["", table.text]).joined(separator: "\n")
  }

  func json() throws -> String {
    String(decoding: try JSONEncoder.forReaders().encode(self), as: UTF8.self)
  }
}
