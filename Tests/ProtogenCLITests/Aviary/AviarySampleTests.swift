import Foundation
import ImageFiles
import Testing

struct AviarySampleTests {
  let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  @Test func `a sample has a folder for each species, masks and a table`() throws {
    let result = sandbox.run([
      "aviary", "sample", "--output", "birds", "--count", "3", "--size", "17", "--seed", "5",
      "--species", "robin", "blue-jay", "--plant", "robin:badge:1", "--masks", "--rho", "0.1",
    ])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output == "birds/truth.csv\n")
    #expect(sandbox.names(in: "work/birds") == ["images", "masks", "truth.csv"])
    #expect(sandbox.names(in: "work/birds/images") == ["blue jay", "robin"])
    #expect(sandbox.names(in: "work/birds/images/robin").count == 3)
    #expect(sandbox.names(in: "work/birds/masks/robin").count == 3 * 8)
    let table = try #require(sandbox.read("work/birds/truth.csv"))
    let lines = String(decoding: table, as: UTF8.self).split(separator: "\n")
      .map { $0.split(separator: ",").map(String.init) }
    #expect(lines.count == 7)
    let badge = try #require(lines[0].firstIndex(of: "badge"))
    #expect(lines.dropFirst().map { $0[badge] } == ["1", "1", "1", "0", "0", "0"])
    #expect(lines.dropFirst().allSatisfy { $0.count == lines[0].count })
    let file = sandbox.folder.appending(path: "work/birds").appending(path: lines[1][0])
    let image = try Bitmap(contentsOf: file)
    #expect((image.height, image.width, image.channelCount) == (17, 17, 3))
  }

  @Test func `the same command gives the same bytes`() {
    func files(_ folder: String) -> [Data?] {
      let result = sandbox.run(
        "aviary", "sample", "--output", folder, "--count", "2", "--size", "24", "--quiet")
      #expect(result.status == 0)
      #expect(result.output + result.errors == "")
      return ["robin/000000.png", "crow/000001.png"].map {
        sandbox.read("work/\(folder)/images/\($0)")
      }
    }
    let first = files("a")
    #expect(first.allSatisfy { $0 != nil })
    #expect(first == files("b"))
  }

  @Test(arguments: [
    (["--plant", "robin"], "not of the form CLASS:CUE:STRENGTH"),
    (["--plant", "robin:badge:2"], "strength of 'badge' must be in 0...1, but is 2.0"),
    (["--plant", "dodo:badge:1"], "There is no species 'dodo'"),
    (["--plant", "robin:hat:1"], "There is no cue 'hat'"),
    (["--plant", "robin:badge:1", "--plant", "crow:badge:1"], "planted more than once"),
    (["--species", "crow", "--plant", "robin:badge:1"], "not among the species"),
    (["--species", "crow", "crow"], "only 1 different"),
    (["--rho", "1.5"], "rho must be in 0...1"),
    (["--size", "8"], "--size must be in 16...4096"),
    (["--count", "0"], "--count must be at least 1"),
  ])
  func `a wrong option is one clear line, and nothing is written`(
    options: [String], words: String
  ) {
    let result = sandbox.run(["aviary", "sample", "--output", "birds"] + options)
    #expect(result.status == 64)
    #expect(result.errors.contains(words), "\(result.errors)")
    #expect(sandbox.names(in: "work") == [])
  }

  @Test func `a folder with a sample is left alone`() {
    let command = ["aviary", "sample", "--output", "birds", "--count", "1", "--size", "16"]
    #expect(sandbox.run(command).status == 0)
    let again = sandbox.run(command)
    #expect(again.status == 73)
    #expect(again.errors.contains("holds a sample already"))
  }
}
