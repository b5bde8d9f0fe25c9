import Classifiers
import Foundation
import Testing

struct LabelListTextTests {
  static func list(_ text: String) throws -> LabelList {
    try LabelList(name: "own.txt", text: Data(text.utf8))
  }

  @Test func `a line holds an identifier and synonyms, or a name alone`() throws {
    let list = try Self.list("n01558993 robin, American robin\njay\r\nhen , cock")
    #expect(list.count == 3)
    #expect(
      list[0]
        == ClassLabel(index: 0, names: ["robin", "American robin"], wordNetID: "n01558993"))
    #expect(list[1] == ClassLabel(index: 1, names: ["jay"]))
    #expect(list[2].names == ["hen", "cock"])
  }

  @Test func `a byte order mark and blank lines at the end do not count`() throws {
    let list = try Self.list("\u{FEFF}robin\njay\n\n \r\n")
    #expect(list.classes.map(\.displayName) == ["robin", "jay"])
  }

  @Test func `two classes may share a name`() throws {
    #expect(try Self.list("crane\nhen\ncrane\n").count == 3)
  }

  static let broken: [(String, LabelError)] = [
    ("", .empty(file: "own.txt")),
    ("\n\n", .empty(file: "own.txt")),
    ("robin\n\njay\n", .blankLine(file: "own.txt", line: 2)),
    ("robin\n,\n", .emptyName(file: "own.txt", line: 2)),
    ("robin,\n", .emptyName(file: "own.txt", line: 1)),
    ("n01558993\n", .emptyName(file: "own.txt", line: 1)),
    ("robin\nj\u{1B}[2Jay\n", .controlCharacter(file: "own.txt", line: 2)),
    (
      "n01558993 robin\njay\nn01558993 robin\n",
      .duplicate(file: "own.txt", wordNetID: "n01558993", line: 3, firstLine: 1)
    ),
  ]

  @Test(arguments: broken)
  func `a broken line is named`(text: String, expected: LabelError) {
    #expect(throws: expected) { try Self.list(text) }
  }

  @Test func `bytes that are not UTF-8 are refused with their line`() {
    let text = Data("robin\n".utf8) + Data([0xFF, 0xFE, 0x0A])
    let error = #expect(throws: LabelError.self) { try LabelList(name: "own.txt", text: text) }
    #expect(error == .invalidUTF8(file: "own.txt", line: 2))
    #expect(
      error?.description
        == "Line 2 of the label list 'own.txt' is not UTF-8 text. Save the file as UTF-8.")
  }

  @Test func `a missing file is said to be missing`() {
    let file = URL(fileURLWithPath: "/nowhere/labels.txt")
    let error = #expect(throws: LabelError.self) { try LabelList(contentsOf: file) }
    #expect(
      error?.description
        == "Cannot read the label list '/nowhere/labels.txt': there is no such file.")
  }

  @Test func `a list of another length says both lengths, and the offset that fits`() throws {
    let list = LabelList(name: "own.txt", names: ["a", "b"])
    try list.requireCount(outputCount: 2)
    try list.requireCount(outputCount: 3, offset: 1)
    let error = #expect(throws: LabelError.self) { try list.requireCount(outputCount: 3) }
    #expect(
      error?.description
        == "The label list 'own.txt' names 2 classes but the model has 3 outputs."
        + " If the model's first output is a background class, register the model with"
        + " 'protogen models add … --label-offset 1'.")
  }
}
