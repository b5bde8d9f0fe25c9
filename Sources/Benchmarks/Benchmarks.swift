import ArgumentParser

/// Times protogen's steps, alone and beside Lucent's, and those of training.
@main
struct Benchmarks: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Times a step of an ascent, alone or beside Lucent's, or of training.",
    subcommands: [StepCommand.self, CompareCommand.self, TrainCommand.self],
    defaultSubcommand: CompareCommand.self)
}
