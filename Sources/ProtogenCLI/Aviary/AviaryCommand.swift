internal import ArgumentParser

/// `protogen aviary`: the group of commands about the world with known truth.
struct AviaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "aviary",
    abstract: "Draws scenes of birds of which every part and every shortcut is known.",
    subcommands: [AviarySample.self])
}
