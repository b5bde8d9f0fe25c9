import Foundation
import Reports
import Testing

/// What a browser makes of the page; needs `chromium` or `google-chrome`.
struct AuditBrowserTests {
  static let browser = ["chromium", "chromium-browser", "google-chrome"].flatMap { name in
    folders.map { "\($0)/\(name)" }
  }.first { FileManager.default.isExecutableFile(atPath: $0) }

  private static let folders =
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")

  /// Presses keys on the mean's plot, sorts the table, changes the look, and writes what it saw to
  /// the page's title.
  static let visitor = """
    <script>
    var plot = document.querySelector("#mean .plot"), seen = [];
    function press(key) {
      plot.dispatchEvent(new KeyboardEvent("keydown", {key: key, bubbles: true}));
    }
    function text(query) { var e = document.querySelector(query); return e ? e.textContent : "none"; }
    plot.focus();
    press("ArrowRight"); press("ArrowRight"); press("ArrowDown");
    seen.push(text("#mean .readout p"), text("#mean .readout .is-chosen"));
    seen.push(document.querySelectorAll("#mean .interval").length);
    seen.push(document.querySelector("#mean .readout svg").getBoundingClientRect().width);
    document.getElementById("view-channels").click();
    seen.push(text("#mean .readout .is-chosen"));
    press("Escape");
    seen.push(document.querySelector("#mean .readout").hidden);
    document.querySelectorAll("#worst-table button")[0].click();
    seen.push(text("#worst-table tbody th"));
    document.querySelectorAll("#worst-table button")[0].click();
    seen.push(text("#worst-table tbody th"));
    var shown = Array.prototype.filter.call(document.querySelectorAll(".plot .look"), function (e) {
      return e.offsetParent !== null && e.classList.contains("channels");
    });
    seen.push(shown.length, document.documentElement.scrollWidth <= window.innerWidth);
    document.title = seen.join("|");
    </script></body>
    """

  @Test(.enabled(if: browser != nil, "no chromium, chromium-browser or google-chrome in PATH"))
  func `a browser shows every curve, its numbers by key, and has nothing to complain of`() throws {
    let sample = AuditSample(recipes: ["prototype", "lucid", "maco"])
    let html = sample.report.html.replacing("</body>", with: Self.visitor)
    let (page, complaints) = try Self.visit(html)
    #expect(complaints == [])
    let curves = page.components(separatedBy: "<g class=\"curve ").count - 1
    #expect(curves == 4 * 6 * 5)
    let title = try #require(page.firstMatch(of: /<title>([^<]*)<\/title>/)).1
    #expect(
      title.split(separator: "|", omittingEmptySubsequences: false).map(String.init) == [
        "Layer 2 of 5: fire2/squeeze/relu (Relu)", "lucid−1.03 (−1.11 to −0.94)", "1", "30",
        "lucid−0.22 (−0.30 to −0.13)", "true", "1 goldfish", "17 jay", "4", "true",
      ])
  }

  @Test(.enabled(if: browser != nil, "no chromium, chromium-browser or google-chrome in PATH"))
  func `a broken script would be noticed`() throws {
    let html = AuditSample().report.html.replacing("JSON.parse(", with: "JSON.pars(")
    #expect(try Self.visit(html).complaints.count == 1)
  }

  /// Loads a page, runs its scripts, and returns what it then is and what the console says.
  static func visit(_ html: String) throws -> (page: String, complaints: [String]) {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "audit-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = ["page.html", "dom", "log"].map { folder.appending(path: $0) }
    try Data(html.utf8).write(to: files[0])
    for file in files[1...] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = URL(filePath: try #require(browser))
    process.arguments = [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr",
      "--window-size=1000,800", "--user-data-dir=\(folder.path)/profile",
      "--virtual-time-budget=3000", "--dump-dom", files[0].absoluteString,
    ]
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    let log = try String(contentsOf: files[2], encoding: .utf8)
    return (
      try String(contentsOf: files[1], encoding: .utf8),
      log.split(separator: "\n").filter { $0.contains("CONSOLE") }.map(String.init)
    )
  }
}
