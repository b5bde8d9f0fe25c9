import ArgumentParser

/// Times protogen's steps, alone and beside Lucent's.
@main
struct Benchmarks: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Times a step of an ascent, alone or beside Lucent's.",
    subcommands: [StepCommand.self, CompareCommand.self], defaultSubcommand: CompareCommand.self)
}
