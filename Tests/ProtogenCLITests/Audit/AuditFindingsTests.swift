import Foundation
import ImageFiles
import Testing

/// What classes lean on, asked for as a user does.
struct AuditFindingsTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox.forAudits() }

  private func findings(_ sandbox: Sandbox? = nil) throws -> [String: Any] {
    try #require(try (sandbox ?? self.sandbox).auditJSON()["findings"] as? [String: Any])
  }

  private func omissions() throws -> String {
    try #require(try findings()["omissions"] as? [String]).joined(separator: "\n")
  }

  @Test func `an audit tests every class and component, and says what it did not`() throws {
    let result = sandbox.audit()
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("pairs of a class and a component, from 12 photographs"))
    let test = try #require(try findings()["test"] as? [String: Any])
    let components = try #require(test["components"] as? [String])
    #expect(components.contains("corner") && components.contains("ring"))
    #expect(!components.contains("background") && test["declaration"] is NSNull)
    #expect((test["cells"] as? [Any])?.count == 3 * components.count)
    let text = try omissions()
    #expect(text.contains("Few photographs: 3 classes have fewer than 20"))
    #expect(text.contains("no effect can be called spurious"))
    #expect(sandbox.read("work/Outputs/audit/findings.jsonl") != nil)
  }

  @Test func `findings can be left out`() throws {
    let result = sandbox.audit("--no-findings")
    #expect(result.status == 0, "\(result.errors)")
    #expect(try sandbox.auditJSON()["findings"] is NSNull)
    #expect(sandbox.read("work/Outputs/audit/findings.jsonl") == nil)
    #expect(!result.output.contains("pairs of a class"))
    for option in [["--masks", "masks"], ["--budget", "1m"]] {
      let words = ["--no-findings"] + option
      #expect(sandbox.run(Sandbox.audit(words)).status == 64)
    }
  }

  @Test func `masks bring the background in`() throws {
    try sandbox.writeMasks()
    let result = sandbox.audit("--masks", "masks")
    #expect(result.status == 0, "\(result.errors)")
    let test = try #require(try findings()["test"] as? [String: Any])
    #expect(test["declaration"] as? String == "masks")
    #expect((test["components"] as? [String])?.contains("background") == true)
    #expect(!(try omissions()).contains("Without masks"))
  }

  @Test func `boxes do as well`() throws {
    let lines = [3, 5, 7].flatMap { index in
      (0..<4).map { "\(index)/\($0).png,12,10,20,20" }
    }
    let text = (["file,left,top,width,height"] + lines).joined(separator: "\n")
    try sandbox.write("work/boxes.csv", Data(text.utf8))
    #expect(sandbox.audit("--masks", "boxes.csv").status == 0)
    let test = try #require(try findings()["test"] as? [String: Any])
    #expect(test["declaration"] as? String == "boxes")
  }

  @Test func `photographs of two classes are too few, and the audit goes on`() throws {
    for index in [3, 5] { try sandbox.writePhotographs(of: index, in: "two/\(index)") }
    let result = sandbox.audit("--images", "two")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("There are images of 2 classes. Three are the least"))
    #expect(try findings()["test"] is NSNull)
  }

  @Test func `a mask of another size is named, and its photograph not used`() throws {
    try sandbox.writeMasks()
    try sandbox.writeMask("masks/3/1.png", height: 20, width: 22)
    let result = sandbox.audit("--masks", "masks")
    #expect(result.status == 0)
    #expect(result.errors.contains("has 22×20 pixels, and its photograph 44×40"))
    #expect(result.output.contains("from 11 photographs"))
    for index in [3, 5, 7] {
      for number in 0..<4 {
        try sandbox.writeMask("wrong/\(index)/\(number).png", height: 20, width: 22)
      }
    }
    let none = sandbox.audit("--masks", "wrong")
    #expect(none.status == 65)
    #expect(
      none.errors.contains("No class has two photographs with a mask that can be used. The mask"))
    #expect(none.errors.contains("and 3 more of its class are not used"))
  }

  @Test func `masks that are white around are questioned`() throws {
    for index in [3, 5, 7] {
      for number in 0..<4 {
        let bytes = (0..<40 * 44).map { pixel -> UInt8 in
          pixel / 44 > 15 && pixel / 44 < 25 ? 0 : 255
        }
        let mask = Bitmap(height: 40, width: 44, channelCount: 1, bytes: bytes)
        try sandbox.write("work/inverted/\(index)/\(number).png", mask.pngData())
      }
    }
    #expect(sandbox.audit("--masks", "inverted").status == 0)
    #expect(try omissions().contains("In 12 of 12 masks, most of the picture's edge is white"))
  }

  @Test func `photographs without a mask are counted, and not used`() throws {
    try sandbox.writeMasks(of: [3, 5])
    for number in [0, 3] { try sandbox.writeMask("masks/7/\(number).png") }
    let result = sandbox.audit("--masks", "masks")
    #expect(result.status == 0)
    #expect(result.errors.contains("and 1 more of its class have no mask"), "\(result.errors)")
    #expect(result.output.contains("from 10 photographs"))
  }

  @Test func `masks of too few classes leave nothing to compare`() throws {
    try sandbox.writeMasks(of: [3, 5])
    let result = sandbox.audit("--masks", "masks")
    #expect(result.status == 0)
    let text = try omissions()
    #expect(text.contains("'class 7' has 0 photographs with a mask"))
    #expect(text.contains("There are images of 2 classes"))
  }

  @Test func `masks that fit no photograph, or are not there, are refused`() throws {
    try sandbox.writeMask("masks/other.png")
    let result = sandbox.audit("--masks", "masks")
    #expect(result.status == 65)
    #expect(result.errors.contains("error: No class has two photographs with a mask"))
    #expect(result.errors.contains("'3/0.png' in the folder of --masks"))
    sandbox.expectRefusal(sandbox.audit("--masks", "absent"), status: 66, saying: "absent'")
  }

  @Test func `a picture of two classes is named`() throws {
    try sandbox.write("work/photos/5/copy.png", sandbox.read("work/photos/3/0.png") ?? Data())
    let result = sandbox.audit("--class", "3")
    #expect(result.status == 0)
    #expect(result.errors.contains("the same picture as '3/0.png', which is of another class"))
  }

  @Test func `a budget ends the tests, and the next run goes on to the same bytes`() throws {
    let short = sandbox.audit("--budget", "0.000001")
    #expect(short.status == 0, "\(short.errors)")
    #expect(try omissions().contains("There was no time for"))
    #expect(short.output.contains("Nothing was tested."))
    #expect(sandbox.audit().status == 0)
    // What is there costs no time.
    #expect(sandbox.audit("--budget", "0.000001").status == 0)
    #expect(!(try omissions().contains("There was no time for")))
    let other = try Sandbox.forAudits()
    #expect(other.audit().status == 0)
    for name in ["audit.json", "findings.jsonl", "audit.html"] {
      let path = "work/Outputs/audit/\(name)"
      #expect(sandbox.read(path) == other.read(path), "\(name)")
    }
  }

  @Test(arguments: ["soon", "-3m", "0", "1d", ""])
  func `a budget that is no time is refused`(text: String) {
    #expect(sandbox.audit("--budget=\(text)").status == 64)
  }

  /// The planted backdrop of the cardinal in a classifier of known truth.
  @Test func `a planted shortcut is found and called spurious, and no other`() throws {
    let sandbox = try Sandbox.withPresets()
    try sandbox.writeRecipe("quick", steps: 3)
    let sample = sandbox.run([
      "aviary", "sample", "--count", "12", "--size", "64", "--plant", "cardinal:hatch:1", "--rho",
      "0.1", "--masks", "--output", "scenes", "--quiet",
    ])
    #expect(sample.status == 0, "\(sample.errors)")
    let model = Sandbox.project.appending(path: "Tests/Fixtures/aviary/a-100-1.onnx").path
    let result = sandbox.run([
      "audit", "--model", model, "--images", "scenes/images", "--masks", "scenes/masks",
      "--recipe", "quick.yaml", "--class", "cardinal,robin,crow",
    ])
    #expect(result.status == 0, "\(result.errors)")
    let records = try #require(try findings(sandbox)["findings"] as? [[String: Any]])
    #expect(records.map { $0["className"] as? String } == ["cardinal"])
    #expect(records.first?["component"] as? String == "background")
    #expect(records.first?["tier"] as? String == "spurious")
    #expect(["medium", "high"].contains(records.first?["severity"] as? String))
  }
}
