import Foundation
import ProtogenCLI
import Testing

/// Baselines and checks, as a user types them.
struct CheckTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox.forAudits() }

  @Test func `a model holds against its own baseline, and nothing is measured twice`() throws {
    let written = sandbox.baseline()
    #expect(written.status == 0, "\(written.errors)")
    #expect(written.output == "protogen-baseline.json: 10 classes written\n")
    let result = sandbox.check()
    #expect(result.status == 0, "\(result.errors)")
    #expect(!result.errors.contains(": step 1 of 3"), "\(result.errors)")
    #expect(result.output.contains("The network is that of the baseline."))
  }

  @Test func `with photographs, recognition, paths and reliances are judged, too`() throws {
    #expect(sandbox.baseline("--images", "photos").status == 0)
    let result = sandbox.check("--images", "photos")
    #expect(result.status == 0, "\(result.errors)\(result.output)")
    let text = String(
      decoding: sandbox.read("work/protogen-baseline.json") ?? Data(), as: UTF8.self)
    #expect(text.contains("\"trialCount\" : 4") && text.contains("\"component\" : \"ring\""))
  }

  @Test func `a baseline is the same to the byte, whatever else is drawn beside it`() throws {
    #expect(sandbox.baseline("--class", "2,3,4").status == 0)
    let first = sandbox.read("work/protogen-baseline.json")
    #expect(sandbox.baseline("--class", "3", "-o", "alone.json").status == 0)
    let other = try Sandbox.forAudits()
    #expect(other.baseline("--class", "4,3,2").status == 0)
    #expect(other.read("work/protogen-baseline.json") == first)
    let alone = String(decoding: sandbox.read("work/alone.json") ?? Data(), as: UTF8.self)
    let row = try #require(alone.split(separator: "\n").first { $0.contains("\"picture\"") })
    #expect(String(decoding: first ?? Data(), as: UTF8.self).contains(row))
  }

  @Test func `what cannot be judged exits with 2, and says what to do`() throws {
    #expect(sandbox.baseline("--images", "photos").status == 0)
    let result = sandbox.check()
    #expect(result.status == 2, "\(result.errors)")
    #expect(result.output.contains("Give its photographs with --images"), "\(result.output)")
    try sandbox.write(
      "work/labels.txt", Data((0..<10).map { "thing \($0)\n" }.joined().utf8))
    let renamed = sandbox.check("--labels", "labels.txt", "--images", "photos")
    #expect(renamed.status == 2)
    #expect(renamed.output.contains("None of the baseline's 10 classes"), "\(renamed.output)")
  }

  @Test func `too few photographs cannot be judged by`() throws {
    #expect(sandbox.baseline("--images", "photos").status == 0)
    let photos = sandbox.folder.appending(path: "work/photos/5")
    for number in 1..<4 {
      try FileManager.default.removeItem(at: photos.appending(path: "\(number).png"))
    }
    let few = sandbox.check("--images", "photos")
    #expect(few.status == 2, "\(few.errors)")
    #expect(few.output.contains("Add photographs of it"), "\(few.output)")
    try FileManager.default.removeItem(at: sandbox.folder.appending(path: "work/photos/3"))
    try FileManager.default.removeItem(at: sandbox.folder.appending(path: "work/photos/7"))
    let none = sandbox.check("--images", "photos")
    #expect(none.status == 2, "\(none.errors)")
    #expect(none.errors.contains("has too few photographs of every class"))
  }

  @Test func `what is wrong with photographs is told before anything is drawn`() {
    for (words, status) in [
      (["--class", "2"], Int32(66)), (["--class", "5", "--masks", "absent"], 66),
    ] {
      let result = sandbox.run(Sandbox.baseline(["--images", "photos"] + words))
      #expect(result.status == status, "\(result.errors)")
      #expect(!result.errors.contains("step 1 of"), "\(result.errors)")
    }
  }

  @Test func `a damaged cache is told, and made again once it is deleted`() throws {
    #expect(sandbox.baseline("--class", "2").status == 0)
    let original = sandbox.read("work/protogen-baseline.json")
    let cache = try #require(sandbox.names(in: "work/Outputs/cache").first)
    let picture = "work/Outputs/cache/\(cache)/prototypes/quick/2-class-2/2-class-2-1.png"
    #expect(sandbox.read(picture) != nil)
    try sandbox.write(picture, Data("damaged".utf8))
    try FileManager.default.removeItem(
      at: sandbox.folder.appending(path: "work/Outputs/cache/\(cache)/surveys"))
    let result = sandbox.baseline("--class", "2")
    #expect(result.status == 65, "\(result.errors)")
    #expect(result.errors.contains("delete the folder 'Outputs/cache/\(cache)'"))
    try FileManager.default.removeItem(
      at: sandbox.folder.appending(path: "work/Outputs/cache/\(cache)"))
    #expect(sandbox.baseline("--class", "2").status == 0)
    #expect(sandbox.read("work/protogen-baseline.json") == original)
  }

  @Test func `a class that was renamed has regressed, and can be allowed`() throws {
    func list(_ names: [Int]) -> Data { Data(names.map { "thing \($0)\n" }.joined().utf8) }
    try sandbox.write("work/old.txt", list(Array(0..<10)))
    try sandbox.write("work/new.txt", list(Array(1..<10) + [10]))
    #expect(sandbox.baseline("--labels", "old.txt").status == 0)
    let renamed = sandbox.check("--labels", "new.txt", "--class", "thing 1")
    #expect(renamed.status == 1, "\(renamed.errors)")
    #expect(renamed.output.contains("'thing 0' is a class of the baseline"), "\(renamed.output)")
    #expect(renamed.output.contains("'thing 10' is a class of the model"))
    try sandbox.write("work/allow.yaml", Data("rules:\n  class-list: ignore\n".utf8))
    let allowed = sandbox.check("--labels", "old.txt", "--policy", "allow.yaml")
    #expect(allowed.status == 0, "\(allowed.output)")
  }

  @Test func `an update takes the named class alone`() throws {
    #expect(sandbox.baseline("--class", "2,3,4").status == 0)
    let original = sandbox.read("work/protogen-baseline.json")
    // The first class's first prototype, in the order of the file: class 2's.
    try sandbox.editBaseline("\"probability\" : ", "\"probability\" : 1")
    let edited = sandbox.read("work/protogen-baseline.json")
    #expect(sandbox.baseline("--update", "3").status == 0)
    #expect(sandbox.read("work/protogen-baseline.json") == edited)
    let result = sandbox.baseline("--update", "2")
    #expect(result.output == "protogen-baseline.json: 1 class updated\n", "\(result.errors)")
    #expect(sandbox.read("work/protogen-baseline.json") == original)
    #expect(sandbox.baseline("--update", "9").status == 65)
    let mixed = sandbox.baseline("--update", "2", "--images", "photos")
    #expect(mixed.status == 64 && mixed.errors.contains("was made without --images. Update it"))
    for words in [["--class", "2"], ["--count", "2"], ["--seed", "0"]] {
      let result = sandbox.run(Sandbox.baseline(["--update", "2"] + words))
      #expect(result.status == 64 && result.errors.contains("leave --"), "\(result.errors)")
    }
  }

  @Test func `thumbnails can be left out`() throws {
    #expect(sandbox.baseline("--class", "2", "--no-thumbnails").status == 0)
    let text = String(
      decoding: sandbox.read("work/protogen-baseline.json") ?? Data(), as: UTF8.self)
    #expect(!text.contains("thumbnail"))
    #expect(text.utf8.count < 6000)
  }

  @Test func `a budget that is spent leaves classes out, and says so`() throws {
    #expect(sandbox.baseline().status == 0)
    try FileManager.default.removeItem(at: sandbox.folder.appending(path: "work/Outputs"))
    let result = sandbox.check("--budget", "0.000001s")
    #expect(result.status == 2, "\(result.output)")
    #expect(result.output.contains("class 7"))
  }

  @Test(arguments: [
    (["--masks", "m"], 64, "--images"), (["--budget", "soon"], 64, "--budget"),
    (["--class", "99"], 64, "99"), (["--baseline", "absent.json"], 66, "protogen baseline"),
    (["--policy", "absent.yaml"], 66, "Cannot read the policy"),
    (["--model", "absent.onnx"], 66, "absent.onnx"), (["--cache", ""], 64, "--cache"),
    (["-o", "photos/3/0.png/x"], 73, "--output"), (["--cache", "photos/3/0.png/x"], 73, "--cache"),
    (["--images", "absent"], 66, "absent"),
  ])
  func `what is wrong with a command line is one line`(
    words: [String], status: Int, hint: String
  ) throws {
    #expect(sandbox.baseline("--class", "2,3").status == 0)
    let result = sandbox.run(Sandbox.check(words))
    #expect(Int(result.status) == status, "\(result.errors)")
    let errors = result.errors.split(separator: "\n").filter { $0.contains("error") }
    #expect(errors.count == 1 && errors[0].contains(hint), "\(result.errors)")
  }
}
