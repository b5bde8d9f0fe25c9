internal import ArgumentParser

/// `protogen benchmark`: measurements of protogen itself.
struct BenchmarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmark", abstract: "Measures protogen where the truth is known.",
    subcommands: [BenchmarkShortcuts.self])
}
