import Foundation
import Reports
import Testing

struct GalleryPageTests {
  /// Markup, quotation marks with combining accents, a control character, Mustache tags.
  static let hostile =
    "</title><script>alert(1)</script>\"\u{301} onerror=x '\u{308} <\u{301}b> &amp; {{{style}}} \u{1}"

  static func prototype(_ path: String = "15-robin.png", curve: [Double] = [0, 4, 9])
    -> GalleryPrototype
  {
    GalleryPrototype(
      image: GalleryImage(path: path, height: 7, width: 9, png: Data([0x89, 0x50])),
      scores: GalleryScores(
        logit: 23.456, probability: 0.99996, topCount: 97, transformCount: 100,
        guesses: [.init("robin", 0.99996), .init("jay", 0.0000004)]),
      curve: curve.enumerated().map { GalleryCurvePoint(step: $0.offset * 10, value: $0.element) })
  }

  static func page(
    name: String = "robin", count: Int = 1, prototype: GalleryPrototype = prototype()
  ) -> GalleryPage {
    GalleryPage(
      title: name, settings: [.init("seed", "7"), .init(name, name)],
      classes: (0..<count).reversed().map {
        GalleryClass(index: $0, name: name, synonyms: [name], prototypes: [prototype])
      })
  }

  @Test func `hostile labels, titles and settings stay text`() throws {
    let html = Self.page(name: Self.hostile).html()
    #expect(!html.contains("<script>alert"))
    #expect(html.components(separatedBy: "<script>").count == 2)
    #expect(html.contains("{{{style}}}"))
    #expect(!html.unicodeScalars.contains("\u{1}"))
    for (opening, closing) in try Self.attributeQuotes(of: html) {
      #expect(opening == closing)
    }
    try Self.requireBalance(html)
  }

  @Test func `nothing is loaded from elsewhere`() {
    let html = Self.page(count: 3).html()
    for word in ["http:", "https:", "//", "@import", "url(", "<link", "<iframe", "src=\"/"] {
      #expect(!html.contains(word), "\(word)")
    }
    #expect(html.contains("default-src 'none'"))
    #expect(html.contains("src=\"data:image/png;base64,iVA=\""))
  }

  @Test func `every class is there once, by index`() throws {
    let html = Self.page(count: 120).html()
    let positions = try (0..<120).map { index in
      try #require(html.range(of: "<article id=\"class-\(index)\""), "\(index)").lowerBound
    }
    #expect(positions == positions.sorted())
    #expect(html.components(separatedBy: "<article").count == 121)
    #expect(html.contains("120 classes · 120 prototypes · 120 of 120 with a probability"))
    try Self.requireBalance(html)
  }

  @Test func `scores and curve are in words and numbers`() {
    let html = Self.page().html()
    #expect(html.contains("&gt; 99.9 %"))
    #expect(html.contains("97 of 100"))
    #expect(html.contains("23.46"))
    #expect(html.contains("&lt; 0.1 %"))
    #expect(
      html.contains(
        "Objective from 0.0000 at step 0 to 9.00 at step 20, highest 9.00 at step 20"))
    #expect(html.contains("alt=\"robin\" width=\"9\" height=\"7\""))
  }

  @Test func `too many bytes, or a picture without its bytes, become links`() {
    let linked = Self.page().html(embeddingLimit: 1)
    #expect(linked.contains("<img src=\"./15-robin.png\""))
    #expect(linked.contains("keep them together"))
    #expect(Self.page().html(embeddingLimit: 2).contains("part of this page"))
    let image = GalleryImage(path: "a.png", height: 1, width: 1, png: nil)
    let page = Self.page(prototype: GalleryPrototype(image: image, scores: nil, curve: []))
    #expect(page.html().contains("<img src=\"./a.png\""))
    #expect(page.html().contains("Not scored."))
    #expect(!page.html().contains("<svg"))
  }

  @Test(arguments: [
    ("javascript:alert(1)", "./javascript%3Aalert%281%29"), ("../../x.png", "./x.png"),
    ("a b/ü\".png", "./a%20b/%C3%BC%22.png"), ("//evil.example/x.png", "./evil.example/x.png"),
  ])
  func `a path cannot leave the page's folder`(path: String, link: String) {
    let html = Self.page(prototype: Self.prototype(path)).html()
    #expect(html.contains("href=\"\(link)\""))
  }

  static let curves: [[Double]] = [
    [], [1], [.nan, .infinity], [5, 5, 5], [0, 0], [-3, .nan, -1], [1e-12, 2e-12], [-1e300, 1e300],
    (0..<5000).map { sin(Double($0)) * 1000 },
  ]

  @Test(arguments: curves)
  func `any curve is drawn within its frame, or not at all`(curve: [Double]) throws {
    let html = Self.page(prototype: Self.prototype(curve: curve)).html()
    try Self.requireBalance(html)
    guard curve.filter(\.isFinite).count > 1 else {
      #expect(!html.contains("<polyline"))
      return
    }
    let points = try #require(html.firstMatch(of: /<polyline points="([^"]*)"/)).1.split(
      separator: " ")
    #expect((2...301).contains(points.count))
    for point in points {
      let parts = point.split(separator: ",").compactMap { Double($0) }
      try #require(parts.count == 2)
      #expect(0...320 ~= parts[0] && 0...132 ~= parts[1], "\(point)")
    }
  }

  @Test func `equal pages give equal bytes`() {
    #expect(Self.page(count: 5).html() == Self.page(count: 5).html())
  }

  // MARK: Reading HTML

  /// Checks that every element that is opened is closed, in order.
  static func requireBalance(_ html: String) throws {
    let void: Set = ["meta", "img", "line", "polyline", "doctype"]
    var open: [String] = []
    for match in html.matches(of: /<(\/?)([a-z][a-z0-9]*)(?:\s[^>]*)?>/) {
      let name = String(match.2)
      if void.contains(name) { continue }
      if match.1.isEmpty { open.append(name) } else { try #require(open.popLast() == name) }
    }
    #expect(open == [])
  }

  /// How many quotation marks stand in each tag: an even number, counted by scalar.
  static func attributeQuotes(of html: String) throws -> [(Int, Int)] {
    html.unicodeScalars.split(separator: "<").map { tag in
      let count = tag.prefix { $0 != ">" }.count { $0 == "\"" }
      return (count % 2, 0)
    }
  }
}
