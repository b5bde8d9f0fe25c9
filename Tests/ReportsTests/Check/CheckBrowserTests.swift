import Foundation
import Reports
import Testing

/// What a browser makes of the page; needs `chromium` or `google-chrome`.
@Suite(
  .enabled(
    if: AuditBrowserTests.browser != nil, "no chromium, chromium-browser or google-chrome in PATH"))
struct CheckBrowserTests {
  /// Filters by rule, outcome and class, and writes what it saw to the page's title.
  private static let visitor = """
    <script>
    var seen = [];
    function shown() {
      return Array.prototype.filter.call(document.querySelectorAll(".result"), function (row) {
        return row.offsetParent !== null;
      }).length;
    }
    function choose(id, value) {
      var list = document.getElementById(id);
      list.value = value;
      list.dispatchEvent(new Event("change", {bubbles: true}));
      seen.push(shown());
    }
    seen.push(shown());
    choose("filter-rule", "new-finding");
    choose("filter-outcome", "failed");
    seen.push(document.querySelector("output").textContent);
    choose("filter-rule", "");
    choose("filter-outcome", "");
    choose("filter-class", "0");
    document.getElementById("filter-outcome").focus();
    seen.push(document.activeElement.id);
    seen.push(document.documentElement.scrollWidth <= window.innerWidth);
    var images = document.querySelectorAll("img");
    seen.push(Array.prototype.filter.call(images, function (image) {
      return image.complete && image.naturalWidth === 16;
    }).length === images.length && images.length);
    document.title = seen.join("|");
    </script></body>
    """

  private static func seen(_ report: CheckReport) throws -> [String] {
    let html = report.html.replacing("</body>", with: visitor)
    let (page, complaints) = try AuditBrowserTests.visit(html)
    #expect(complaints == [])
    let title = try #require(page.firstMatch(of: /<title>([^<]*)<\/title>/)).1
    return title.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
  }

  @Test func `results are chosen by rule, outcome and class`() throws {
    #expect(
      try Self.seen(CheckSample().report) == [
        "42", "6", "1", "1 of 42 shown", "2", "42", "7", "filter-outcome", "true", "8",
      ])
  }

  @Test func `names of any kind do no harm`() throws {
    let seen = try Self.seen(CheckSample.hostile.report)
    #expect(seen.first == "64")
    #expect(seen[8] == "true")
  }

  /// Says how wide the page is and whether all fits in, to the page around it.
  private static let teller = """
    <script>var root = document.documentElement;
    parent.postMessage([window.innerWidth, root.scrollWidth <= root.clientWidth].join("|"), "*");
    </script></body>
    """

  @Test(arguments: [360, 1280])
  func `nothing stands out at the side, whatever the width`(width: Int) throws {
    for sample in [CheckSample(), .hostile] {
      let page = sample.report.html.replacing("</body>", with: Self.teller)
      let encoded = Data(page.utf8).base64EncodedString()
      let frame = """
        <!doctype html><title>none</title><script>
        addEventListener("message", function (event) { document.title = event.data; });
        </script><iframe style="width:\(width)px;height:800px;border:0"
        src="data:text/html;charset=utf-8;base64,\(encoded)"></iframe>
        """
      let (seen, _) = try AuditBrowserTests.visit(frame)
      let title = try #require(seen.firstMatch(of: /<title>([^<]*)<\/title>/)).1
      #expect(title == "\(width)|true")
    }
  }
}
