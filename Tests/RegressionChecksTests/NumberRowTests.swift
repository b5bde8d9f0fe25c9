import Foundation
import RegressionChecks
import Testing

struct NumberRowTests {
  @Test func `numbers are kept to three decimals, in one line of text`() throws {
    let row = NumberRow([0.12345, -1, -0.0001, 2.5])
    #expect(row.values == [0.123, -1, 0, 2.5])
    let data = try JSONEncoder().encode([row])
    #expect(String(decoding: data, as: UTF8.self) == #"["0.123 -1 0 2.5"]"#)
    #expect(try JSONDecoder().decode([NumberRow].self, from: data) == [row])
  }

  @Test(arguments: ["1 x", "1e400", "nan 1", "1,5"])
  func `what is no number is refused`(text: String) throws {
    let data = try JSONEncoder().encode([text])
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([NumberRow].self, from: data) }
  }
}
