import Classifiers
import Testing

struct CommaSeparatedRowsTests {
  private func fields(_ text: String) throws -> [[String]] {
    try CommaSeparatedRows(text).rows.map(\.fields)
  }

  @Test(arguments: ["\n", "\r\n"])
  func `rows end in either line end, with or without one after the last`(end: String) throws {
    let expected = [["a", "b"], ["c", "d"]]
    #expect(try fields("a,b\(end)c,d") == expected)
    #expect(try fields("a,b\(end)c,d\(end)") == expected)
  }

  @Test func `a quoted field may hold commas, line ends and doubled quotes`() throws {
    #expect(
      try fields("\"a,\"\"b\"\"\",\"c\nd\"\r\n\"\",e") == [["a,\"b\"", "c\nd"], ["", "e"]])
  }

  @Test func `spaces, carriage returns inside a row and empty fields stay`() throws {
    #expect(try fields(" a , b\n,\nc\rd,é") == [[" a ", " b"], ["", ""], ["c\rd", "é"]])
  }

  @Test func `lines with nothing on them are passed over, and counted`() throws {
    let rows = try CommaSeparatedRows("\na\n\n\"b\nc\"\n\nd\n\n").rows
    #expect(rows.map(\.fields) == [["a"], ["b\nc"], ["d"]])
    #expect(rows.map(\.line) == [2, 4, 7])
  }

  @Test func `no text has no rows`() throws {
    #expect(try fields("").isEmpty)
  }

  @Test func `what breaks the rules is refused with its line`() {
    #expect(throws: CommaSeparatedError.unclosedQuote(line: 2)) { try fields("a\n\"b\nc,d\n") }
    #expect(throws: CommaSeparatedError.textAfterQuote(line: 3)) { try fields("a\n\"b\nc\"d") }
    #expect(throws: CommaSeparatedError.strayQuote(line: 2)) { try fields("a\nb\"c") }
  }
}
