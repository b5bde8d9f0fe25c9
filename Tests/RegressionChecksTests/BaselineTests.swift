import Foundation
import RegressionChecks
import Testing

/// The file of a baseline: what it holds, and what is wrong with it.
struct BaselineTests {
  private let baseline = Profiles().baseline

  private func message(_ data: Data) -> String {
    do {
      _ = try Baseline(json: data, file: "b.json")
      return ""
    } catch {
      return error.description
    }
  }

  private func edited(_ old: String, _ new: String) throws -> Data {
    let text = String(decoding: try baseline.json(), as: UTF8.self)
    #expect(text.contains(old))
    return Data(text.replacing(old, with: new, maxReplacements: 1).utf8)
  }

  @Test func `what is written is read again, to the byte`() throws {
    let data = try baseline.json()
    let read = try Baseline(json: data, file: "b.json")
    #expect(read == baseline)
    #expect(try read.json() == data)
  }

  @Test func `classes are in the order of their indices, whoever measured them first`() throws {
    var profiles = Profiles()
    profiles.indices = [5, 0, 3]
    #expect(profiles.baseline.classes.map(\.index) == [0, 3, 5])
  }

  @Test func `a thousand classes take less than two megabytes without pictures`() throws {
    var profiles = Profiles()
    profiles.labels = (0..<1000).map { "a class of some name, number \($0)" }
    profiles.photographs = nil
    #expect(try profiles.baseline.json().count < 2_000_000)
  }

  @Test func `a file that is cut short, empty, or something else is refused with a reason`() throws
  {
    let data = try baseline.json()
    #expect(message(data.prefix(data.count / 2)).contains("it is cut short, or no JSON"))
    #expect(message(Data()).contains("it is empty"))
    #expect(message(Data("{}".utf8)).contains("'format' is missing"))
    #expect(message(Data(#"{"format": "sarif"}"#.utf8)).contains("its format is 'sarif'"))
  }

  @Test func `a newer file names its form`() throws {
    let data = try edited("protogen-baseline/1", "protogen-baseline/9")
    #expect(message(data).contains("'protogen-baseline/9'"))
    #expect(message(data).contains("Use the version that wrote it"))
  }

  @Test func `an edit that breaks the file says where`() throws {
    #expect(
      message(try edited(#""probability" : 0.9"#, #""probability" : "high""#))
        .contains("'classes[0].prototypes[0].probability' is of another kind"))
    #expect(
      message(try edited(#""label" : "class 0""#, #""label" : "class 1""#))
        .contains("two classes share a name"))
    #expect(
      message(try edited(#""label" : "class 0""#, #""label" : "wolf""#))
        .contains("'wolf' is not class 0"))
    #expect(
      message(try edited(#""index" : 0"#, #""index" : 9"#))
        .contains("not in the order of their indices"))
    #expect(
      message(try edited(#""count" : 3,"#, #""count" : 4,"#)).contains("3 prototypes instead"))
    #expect(
      message(try edited(#""responses" : ""#, #""responses" : "1 "#))
        .contains("too many or too few numbers"))
    #expect(
      message(try edited(#""responses" : ""#, #""responses" : "x "#))
        .contains("'classes[0].responses' holds what it cannot hold"))
  }

  @Test func `an accepted class is the new model's, and the others stay`() {
    var profiles = Profiles()
    profiles.seed = 7
    let merged = baseline.accepting(["class 2"], from: profiles.baseline)
    #expect(merged.classes[2] == profiles.baseline.classes[2])
    #expect(merged.classes[1] == baseline.classes[1])
    #expect(merged.network == baseline.network)
  }
}
