internal import ArgumentParser
internal import Classifiers

/// `protogen operators`: the arguments, and nothing else.
struct Operators: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists the ONNX operators that protogen runs, with their gradients.")

  func run() throws {
    let rows = OperatorTable.claims.map {
      [$0.name, "\($0.opsets.lowerBound)-\($0.opsets.upperBound)", $0.note]
    }
    let table = TextTable(header: ["operator", "opsets", "note"], rows: rows)
    CommandContext.current.print(table.text)
  }
}
