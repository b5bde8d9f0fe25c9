import ActivationPaths
import Foundation
import Reports
import Testing

struct AuditPageTests {
  static let hostile = GalleryPageTests.hostile + "<script>alert(1)</script>"

  static func sample(pictures: Bool = true) -> AuditSample {
    var sample = AuditSample()
    let picture = AuditPicture(bytes: Data([0x89, 0x50]), format: .png)
    let photograph = AuditPicture(bytes: Data([0xFF, 0xD8]), format: .jpeg)
    guard pictures else { return sample }
    sample.pictures = AuditPictures(
      prototypes: [.init(recipe: "lucid", classIndex: 15, number: 0): picture],
      photographs: ["n15/a.jpg": photograph])
    return sample
  }

  @Test func `hostile names of classes, layers, recipes and files stay text`() throws {
    var sample = AuditSample(
      classes: [1: Self.hostile, 2: "<script>alert(1)</script>"], recipes: [Self.hostile, "b"],
      layers: ["\"x' onload=\"alert(1)", Self.hostile],
      doubts: [.init(isFatal: false, message: Self.hostile)])
    sample.neighbors = { _ in [Self.hostile] }
    let html = sample.report.html
    #expect(!html.contains("<script>alert"))
    #expect(html.components(separatedBy: "<script").count == 3)
    #expect(html.components(separatedBy: "</script").count == 3)
    #expect(!html.unicodeScalars.contains("\u{1}"))
    for (opening, closing) in try GalleryPageTests.attributeQuotes(of: html) {
      #expect(opening == closing)
    }
    try Self.requireBalance(html)
  }

  @Test func `nothing is loaded from elsewhere`() {
    let html = Self.sample().report.html.replacing("http://www.w3.org/2000/svg", with: "")
    for word in ["http:", "https:", "//", "@import", "url(", "<link", "<iframe", "src=\"/"] {
      #expect(!html.contains(word), "\(word)")
    }
    #expect(html.contains("default-src 'none'; img-src data:;"))
    #expect(html.contains("src=\"data:image/png;base64,iVA=\" alt=\"Prototype of robin by lucid\""))
    #expect(html.contains("src=\"data:image/jpeg;base64,/9g=\""))
  }

  @Test func `verdict, summary, mean, worst layers, classes, layers and method come in this order`()
    throws
  {
    let html = Self.sample().report.html
    let marks = [
      "<h1>", "class=\"verdict", "id=\"summary\"", "id=\"mean\"", "id=\"worst\"",
      "id=\"class-1\"", "id=\"class-15\"", "id=\"class-17\"", "id=\"layers\"", "id=\"method\"",
    ]
    let places = try marks.map { try #require(html.range(of: $0), "\($0)").lowerBound }
    #expect(places == places.sorted())
    let others = [
      "Geirhos", "Tagade", "2309.17144", "a warning, not a prize", "drop9", "broken.jpg",
    ]
    for words in others {
      #expect(html.contains(words), "\(words)")
    }
  }

  static let shapes = [
    AuditSample(), AuditSample(layers: ["one"]), AuditSample(layers: AuditSample.layerNames(2)),
    AuditSample(recipes: (0..<9).map { "r\($0)" }, layers: AuditSample.layerNames(40)),
    AuditSample(unscoredLayers: [1, 3]), AuditSample(unscoredLayers: [0, 1, 2, 3, 4]),
    AuditSample(classes: [:]), AuditSample(recipes: []), AuditSample(layers: []),
  ]

  @Test(arguments: shapes.indices)
  func `every curve is drawn in every look, within its frame`(index: Int) throws {
    let sample = Self.shapes[index]
    let html = sample.report.html
    try Self.requireBalance(html)
    let plots = (1 + sample.classes.count) * 6
    #expect(html.components(separatedBy: "<svg viewBox=\"0 0 400 230\"").count == plots + 1)
    let curves = html.components(separatedBy: "<g class=\"curve ").count - 1
    #expect(curves == plots * (2 + sample.recipes.count))
    for path in html.matches(of: /<path class="(?:line|band [a-z]+)"[^>]* d="([^"]*)"/) {
      let numbers = path.1.split { "MLHVz ".contains($0) }.compactMap { Double($0) }
      #expect(numbers.allSatisfy { 0...400 ~= $0 })
    }
  }

  @Test func `a layer without a similarity leaves a gap`() {
    let html = AuditSample(recipes: ["a"], layers: AuditSample.layerNames(5), unscoredLayers: [2])
      .report.html
    let lines = html.matches(of: /<path class="line" d="([^"]*)"/).map { String($0.1) }
      .filter { $0 != "M1 5H29" }
    #expect(!lines.isEmpty)
    #expect(lines.allSatisfy { $0.count { $0 == "M" } == 2 && $0.count { $0 == "L" } == 2 })
  }

  @Test func `a value beyond the edge stops there with a mark`() throws {
    // The sixth recipe starts at −1.9.
    let html = AuditSample(recipes: (0..<6).map { "r\($0)" }).report.html
    let beyond = try #require(
      html.firstMatch(of: /<g class="curve c5"[^>]*>.*?<path class="beyond" d="([^"]*)"/))
    #expect(beyond.1.hasPrefix("M34 202m-4 0l4 6 4-6z"))
  }

  @Test func `recipes differ in color, dashes and mark`() {
    let html = AuditSample(recipes: (0..<64).map { "r\($0)" }, layers: ["x"]).report.html
    let looks = html.matches(
      of: /"sample (c\d)" [^>]*><path class="line"([^>]*)\/><path class="marks" d="([^"]*)"/
    ).map { "\($0.1) \($0.2) \($0.3)" }
    #expect(Set(looks).count == 64)
  }

  @Test func `the worst layer is the one farthest from 1, on either side`() {
    let html = AuditSample(
      classes: [0: "a"], recipes: ["p", "l"], layers: AuditSample.layerNames(9)
    )
    .report.html
    // The first recipe starts at 1.3 and ends at 0.8, the second starts at −1.2.
    #expect(html.matches(of: /<td data-gap="0\.3[0-9]*" title="[^"]*"><b>1\.3/).count == 1)
    #expect(html.matches(of: /<td data-gap="2\.[0-9]*" title="[^"]*"><b>−1\./).count == 1)
  }

  @Test func `doubts come first, and a fatal one silences the comparison`() throws {
    let care = PathAudit.Doubt(isFatal: false, message: "Few photographs.")
    let fatal = PathAudit.Doubt(isFatal: true, message: "The floor is at 0.4.")
    #expect(AuditSample(doubts: [care]).report.verdict.first == "Few photographs.")
    #expect(AuditSample(doubts: [care]).report.html.contains("To be read with care"))
    let bad = AuditSample(doubts: [care, fatal]).report
    #expect(
      bad.verdict == [
        "The floor is at 0.4.", "Few photographs.",
        "The figures are shown to find the fault, not to compare recipes.",
      ])
    #expect(bad.html.contains("This audit is not to be trusted"))
    #expect(!bad.html.contains("class=\"best\""))
  }

  @Test func `the verdict says who is nearest, who is not, and who is too smooth`() {
    let verdict = AuditSample(recipes: ["prototype", "lucid"]).report.verdict.joined(separator: " ")
    #expect(verdict.contains("the path of prototype is nearest to that of photographs, by 0.31"))
    #expect(verdict.contains("No nearer to photographs of the class than photographs of other"))
    #expect(verdict.contains("lucid (first third"))
    #expect(verdict.contains("a warning and no prize: prototype (first third"))
    #expect(!AuditSample(recipes: ["prototype"]).report.verdict.joined().contains("nearest"))
  }

  @Test func `thirty-two classes, six recipes and twenty-six layers stay small without pictures`() {
    let sample = AuditSample(
      classes: Dictionary(uniqueKeysWithValues: (0..<32).map { ($0, "class \($0)") }),
      recipes: (0..<6).map { "recipe \($0)" }, layers: AuditSample.layerNames(26))
    #expect(sample.report.html.utf8.count < 3_500_000)
  }

  /// Checks that every element that is opened is closed, in order.
  static func requireBalance(_ html: String) throws {
    let markup = html.replacing(/(<script[^>]*>)[^<]*(?:<(?!\/script)[^<]*)*<\/script>/) { _ in "" }
    try GalleryPageTests.requireBalance(
      markup.replacing(/<input [^>]*>/, with: "").replacing(/<path [^>]*\/>/, with: ""))
  }
}
