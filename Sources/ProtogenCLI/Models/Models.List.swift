internal import ArgumentParser
internal import Classifiers
internal import Foundation

extension Models {
  /// `protogen models list`: the arguments, and nothing else.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists the models that --model knows by name.")

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
      let context = CommandContext.current
      let (rows, problems) = ModelRow.all(in: context.catalog)
      for problem in problems { context.warn("protogen: warning: \(problem)") }
      context.print(json ? try ModelRow.json(rows) : ModelRow.table(rows))
    }
  }
}
