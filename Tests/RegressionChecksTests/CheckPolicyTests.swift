import Classifiers
import RegressionChecks
import SpuriousFeatures
import Testing

struct CheckPolicyTests {
  @Test func `what a policy leaves out is as usual`() throws {
    let policy = try CheckPolicy(
      yaml: """
        errorRate: 0.05
        leastSeverity: medium
        rules:
          grown-finding: fail
          class-list: ignore
        """, file: "p.yaml")
    #expect(policy.errorRate == 0.05)
    #expect(policy.leastSeverity == .medium)
    #expect(policy.action(.grownFinding) == .fail)
    #expect(policy.action(.classList) == .ignore)
    #expect(policy.action(.newFinding) == CheckPolicy().action(.newFinding))
  }

  @Test(arguments: ["", "# rules:\n\n  # recognition: ignore\n"])
  func `a policy that says nothing is the usual one`(yaml: String) throws {
    #expect(try CheckPolicy(yaml: yaml, file: "p.yaml") == CheckPolicy())
  }

  @Test(arguments: [
    ("errorrate: 0.05", "errorRate"), ("errorRate: 2", "a number above 0 and below 1"),
    ("rules:\n  new-findings: fail", "new-finding"), ("rules:\n  recognition: explode", "'warn'"),
    ("leastSeverity: terrible", "'medium'"), ("rules: fail", "a mapping"), ("- a", "key: value"),
  ])
  func `a mistake is refused, with the way out`(yaml: String, hint: String) {
    do {
      _ = try CheckPolicy(yaml: yaml, file: "p.yaml")
      Issue.record("\(yaml) was taken")
    } catch {
      #expect(error.description.contains(hint), "\(error)")
      #expect(error.description.contains("p.yaml"))
    }
  }
}
