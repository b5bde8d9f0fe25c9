import Foundation
import RegressionChecks
import Reports
import Testing

struct CheckPageTests {
  private static var pictured: CheckSample {
    var sample = CheckSample()
    sample.pictures = [
      "wolf": CheckPictures(
        before: CheckSample.picture(CheckSample.pictureBefore),
        after: CheckSample.picture(CheckSample.pictureAfter),
        difference: CheckSample.picture(CheckSample.pictureDifference))
    ]
    return sample
  }

  @Test(arguments: CheckSample.all.indices)
  func `every element is closed, and every attribute's quotation marks are`(index: Int) throws {
    let html = CheckSample.all[index].report.html
    try AuditPageTests.requireBalance(html)
    for (opening, closing) in try GalleryPageTests.attributeQuotes(of: html) {
      #expect(opening == closing)
    }
  }

  @Test func `hostile names stay text`() {
    let html = CheckSample.hostile.report.html
    #expect(!html.contains("<script>alert"))
    #expect(!html.contains("<b>bold"))
    #expect(!html.contains("<conv3>"))
    #expect(html.components(separatedBy: "<script").count == 2)
    #expect(!html.unicodeScalars.contains { "\u{1}\u{1B}\u{202E}".unicodeScalars.contains($0) })
  }

  @Test func `nothing is loaded from elsewhere`() {
    let html = Self.pictured.report.html
    for word in ["http:", "https:", "//", "@import", "url(", "<link", "<iframe", "src=\"/"] {
      let free = html.replacing(/base64,[A-Za-z0-9+\/=]+/, with: "")
      #expect(!free.contains(word), "\(word)")
    }
    #expect(html.contains("default-src 'none'; img-src data:;"))
  }

  @Test
  func `verdict, changes, what was not reached, results, policy and method come in this order`()
    throws
  {
    let html = Self.pictured.report.html
    let marks = [
      "<h1>", "class=\"verdict bad\"", "id=\"changes\"", "id=\"card-0\"", "id=\"card-3\"",
      "id=\"unreached\"", "id=\"notes\"", "id=\"results\"", "id=\"policy\"", "id=\"method\"",
      "<footer>",
    ]
    let places = try marks.map { try #require(html.range(of: $0), "\($0)").lowerBound }
    #expect(places == places.sorted())
  }

  @Test func `a card has both pictures, their difference, the figures and what to do`() throws {
    let html = Self.pictured.report.html
    let card = try #require(html.firstMatch(of: /(?s)<article id="card-0">.*?<\/article>/)).0
    for word in [
      "Prototype in the baseline: wolf", "Prototype now: wolf", "Difference of both prototypes",
      "19 of 20", "17 of 20", "the background: others with it gain", "First third",
      "&lt;conv3&gt;", "0.30 to 0.50", "−0.03 to 0.07", "collect some without the cue",
      "protogen baseline --update",
    ] {
      #expect(card.contains(word), "\(word)")
    }
    #expect(!card.contains("the lower right corner"))
    #expect(card.components(separatedBy: "<img ").count == 4)
  }

  @Test func `without pictures the thumbnails are shown, and what is no picture is not`() {
    #expect(CheckSample().report.html.contains(CheckSample.pictureAfter))
    #expect(!CheckSample.lone.report.html.contains("<img"))
  }

  @Test func `every mark and interval is within its strip`() throws {
    for sample in CheckSample.all {
      let html = sample.report.html
      for path in html.matches(of: /<path class="(?:line|marks|grid|grid level)" d="([^"]*)"/) {
        let places = path.1.matches(of: /[MH](-?[0-9.]+)/).compactMap { Double($0.1) }
        #expect(places.allSatisfy { 0...240 ~= $0 }, "\(path.1)")
      }
    }
    #expect(CheckSample().report.html.contains("<g class=\"c0\">"))
  }

  @Test func `all results are in the table, class by class and rule by rule`() {
    let report = CheckSample().report
    let rows = report.html.matches(
      of: /<tr class="result" data-class="(\d+)" data-rule="([a-z-]+)"/)
    #expect(rows.count == report.result.results.count)
    let order = rows.map { match in
      (Int(match.1) ?? -1) * 10
        + (CheckRule.allCases.firstIndex { $0.rawValue == match.2 } ?? -1)
    }
    #expect(order == order.sorted())
  }

  @Test func `a thousand classes stay a page`() {
    let html = CheckSample.large.report.html
    #expect(html.utf8.count < 8_000_000)
    #expect(html.contains("800 classes have no card; the table has all."))
    #expect(html.components(separatedBy: "<tr class=\"result\"").count == 7001)
  }

  @Test(arguments: [CheckSample.empty, CheckSample.lone])
  func `what has nothing to tell has no cards`(sample: CheckSample) {
    let html = sample.report.html
    #expect(html.contains("class=\"verdict good\"") == !sample.labels.isEmpty)
    #expect(!html.contains("<article"))
    #expect(!html.contains("id=\"unreached\""))
    #expect(html.contains("id=\"results\"") == !sample.labels.isEmpty)
  }
}
