public import Classifiers
internal import SpuriousFeatures

extension CheckPolicy {
  /// Reads a policy; what it leaves out is as usual.
  ///
  ///     errorRate: 0.01          # the chance that an unchanged model fails a rule
  ///     leastSeverity: low       # of a new reliance: info, low, medium, high
  ///     rules:
  ///       new-finding: fail      # or warn, or ignore
  ///
  /// - Parameters:
  ///   - yaml: The text.
  ///   - file: What to call it in errors.
  /// - Throws: `PresetError` with everything that is wrong, each with its line.
  public init(yaml: String, file: String) throws(PresetError) {
    self.init()
    let fields = try YAMLFields(yaml: yaml, file: file, mayBeEmpty: true)
    if let rate = fields.float("errorRate") {
      errorRate = Double("\(rate)") ?? errorRate
      if !(rate > 0 && rate < 1) {
        fields.adopt([
          PresetViolation(
            key: "errorRate", expected: "a number above 0 and below 1", found: "\(rate)")
        ])
      }
    }
    leastSeverity = fields.choice("leastSeverity", Severity.self) ?? leastSeverity
    var stated: [CheckRule: Action] = [:]
    let _: Void? = fields.mapping("rules") { rules in
      for rule in CheckRule.allCases { stated[rule] = rules.choice(rule.rawValue, Action.self) }
    }
    fields.finish()
    guard fields.violations.isEmpty else { throw .invalid(file: file, fields.violations) }
    actions.merge(stated) { $1 }
  }
}
