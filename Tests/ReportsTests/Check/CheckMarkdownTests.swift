import Foundation
import RegressionChecks
import Reports
import Testing

struct CheckMarkdownTests {
  private static func rows(_ markdown: String) -> [String] {
    markdown.split(separator: "\n").map(String.init).filter { $0.hasPrefix("|") }
  }

  @Test func `the verdict is first, then what did not pass, the worst first`() {
    let markdown = CheckSample().report.markdown
    #expect(markdown.hasPrefix("## The model has regressed\n\n2 of 42 results failed: "))
    #expect(markdown.contains("failed: wolf (the background), jay. 1 result could not"))
    let rows = Self.rows(markdown).dropFirst(2)
    #expect(
      rows.map { $0.split(separator: "|").prefix(2).joined().trimmingCharacters(in: .whitespaces) }
        == ["✗ failed  wolf", "✗ failed  jay", "? not judged  robin", "▲ warned  husky"])
    #expect(markdown.contains("\n### Not reached\n\n- 'owl'\n"))
    #expect(markdown.contains("\n### Notes\n\n- The photographs, or"))
    #expect(markdown.contains("0.41 (0.35 to 0.47)"))
  }

  @Test func `no name breaks the table or is markup`() {
    let markdown = CheckSample.hostile.report.markdown
    for row in Self.rows(markdown) {
      #expect(row.count { $0 == "|" } == 7, "\(row)")
    }
    for mark in ["<", ">", "`", "*", "_", "[", "]", "@", "$", "://", "www.", "\\", "\u{1B}"] {
      #expect(!markdown.contains(mark), "\(mark)")
    }
    let expected = CheckSample.hostile.report.result.results.count { $0.outcome != .passed }
    #expect(Self.rows(markdown).count == expected + 2)
  }

  @Test func `it stays below what a comment holds, and says what is left out`() throws {
    let report = CheckSample.large.report
    let markdown = report.markdown
    #expect(50_000...60_000 ~= markdown.utf8.count)
    let shown = Self.rows(markdown).count - 2
    #expect(markdown.contains("\n\(7000 - shown) lines are left out; check.json has all.\n"))
    #expect(markdown.contains("\n### Not reached\n\n\n1000 lines are left out"))
  }

  @Test(arguments: [CheckSample.empty, CheckSample.lone])
  func `there is no empty table`(sample: CheckSample) {
    let markdown = sample.report.markdown
    #expect(
      markdown.hasPrefix(
        sample.labels.isEmpty
          ? "## Not all could be judged\n\nNothing was compared."
          : "## The model holds\n\nNothing failed"))
    #expect(Self.rows(markdown).isEmpty)
    #expect(!markdown.contains("###"))
  }
}
