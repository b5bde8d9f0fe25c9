import Foundation
import Reports
import SpuriousFeatures
import Testing

/// The cards of findings.
struct FindingPageTests {
  private static func html(_ sample: FindingSample = FindingSample()) throws -> String {
    try AuditSample(findings: sample.report).report.html
  }

  @Test func `a card has the claim, its figures, pictures, support and advice`() throws {
    let html = try Self.html()
    let words = [
      "jay: the top right corner", "robin: the background", "2 findings among 2 pairs",
      "+0.30", "0.25 to 0.35, q &lt; 0.001", "40", "goldfish +0.25",
      "90.0 %</b> with the background of robin", "Without one direction of its features",
      "12 (75.0 %)", "The effect of the cast of color on this class is the same one",
      "Exchange backgrounds between classes", "so it opens no finding",
      "There was no time for the ring.",
    ]
    for word in words { #expect(html.contains(word), "\(word)") }
    #expect(html.contains("style=\"top:0.0%;left:25.0%;height:25.0%;width:25.0%\""))
    try AuditPageTests.requireBalance(html)
  }

  @Test func `an audit without findings asked for has no such section`() {
    #expect(!AuditSample().report.html.contains("What classes lean on"))
  }

  @Test func `a page without a finding says what was not tested`() throws {
    var sample = AuditSample()
    sample.findings = FindingsReport(
      test: nil, findings: [], omissions: ["There are photographs of two classes."])
    let html = sample.report.html
    #expect(html.contains("There are photographs of two classes."))
    #expect(html.contains("Nothing was tested"))
    #expect(!html.contains("id=\"finding-filter\""))
  }

  @Test func `hostile file names stay text`() throws {
    let html = try Self.html(FindingSample(name: AuditPageTests.hostile))
    #expect(!html.contains("<script>alert"))
    for (opening, closing) in try GalleryPageTests.attributeQuotes(of: html) {
      #expect(opening == closing)
    }
  }

  private static let visitor = """
    <script>
    var seen = [];
    function shown() {
      return Array.prototype.filter.call(document.querySelectorAll(".finding"), function (card) {
        return card.offsetParent !== null;
      }).map(function (card) { return card.querySelector("h3").textContent; }).join("+");
    }
    function choose(id, value) {
      var list = document.getElementById(id);
      list.value = value;
      list.dispatchEvent(new Event("change", {bubbles: true}));
      seen.push(shown());
    }
    seen.push(shown());
    choose("filter-class", "15");
    seen.push(document.getElementById("filter-count").textContent);
    choose("filter-class", "");
    choose("filter-tier", "spurious");
    seen.push(document.documentElement.scrollWidth <= window.innerWidth);
    document.title = seen.join("|");
    </script></body>
    """

  @Test(
    .enabled(
      if: AuditBrowserTests.browser != nil, "no chromium, chromium-browser or google-chrome in PATH"
    )
  )
  func `cards are chosen by class and tier`() throws {
    let html = try Self.html().replacing("</body>", with: Self.visitor)
    let (page, complaints) = try AuditBrowserTests.visit(html)
    #expect(complaints == [])
    let title = try #require(page.firstMatch(of: /<title>([^<]*)<\/title>/)).1
    let both = "jay: the top right corner+robin: the background"
    #expect(
      title.split(separator: "|").map(String.init) == [
        both, "robin: the background", "1 of 2 shown", both, both, "true",
      ])
  }
}
