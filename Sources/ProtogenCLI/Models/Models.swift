internal import ArgumentParser

/// `protogen models`: the group of commands about known models.
struct Models: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists, downloads and registers models.",
    subcommands: [List.self, Show.self, Pull.self, Add.self], defaultSubcommand: List.self)
}
