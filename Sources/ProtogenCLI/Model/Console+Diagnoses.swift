internal import Classifiers

extension Console {
  /// Says what is suspicious about a classifier, as far as that is found without delay.
  func sayDiagnoses(of classifier: Classifier) throws {
    for finding in try Preflight(of: classifier).quickDiagnoses() {
      let text = "\(finding.subject): \(finding.message)"
      finding.severity == .note ? note(text) : warning(text)
    }
  }
}
