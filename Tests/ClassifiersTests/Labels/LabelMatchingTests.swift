import Classifiers
import Foundation
import Testing

struct LabelMatchingTests {
  private func list(_ lines: String...) throws -> LabelList {
    try LabelList(name: "list", text: Data(lines.joined(separator: "\n").utf8))
  }

  @Test func `a class is found by its WordNet id, whatever its name`() throws {
    let own = try list("n00000001 background", "n01558993 redbreast", "n01580077 jay")
    let other = try list("n01558993 robin, American robin")
    #expect(own.counterpart(of: other[0])?.index == 1)
  }

  @Test func `without ids, a whole name or synonym counts, however it is written`() throws {
    let own = try list("background", "American_Robin", "blue jay", "wren")
    let other = try list("n01558993 robin, American robin", "Blue-Jay", "jay", "café")
    #expect(own.counterpart(of: other[0])?.index == 1)
    #expect(own.counterpart(of: other[1])?.index == 2)
    #expect(own.counterpart(of: other[2]) == nil)
    #expect(own.counterpart(of: other[3]) == nil)
  }

  @Test func `two classes of one name are told apart by id alone`() throws {
    let own = try list("n02012849 crane", "n03126707 crane")
    #expect(own.counterpart(of: try list("crane")[0]) == nil)
    #expect(own.counterpart(of: try list("n03126707 crane")[0])?.index == 1)
    #expect(own.counterpart(of: try list("n09999999 crane")[0]) == nil)
  }
}
