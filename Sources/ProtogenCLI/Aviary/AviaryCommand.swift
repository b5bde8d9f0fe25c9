internal import ArgumentParser

/// `protogen aviary`: the group of commands about the world with known truth.
struct AviaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "aviary",
    abstract:
      "Draws birds of which every part and shortcut is known, and trains classifiers of them.",
    subcommands: [AviarySample.self, AviaryTrain.self, AviaryTruth.self, AviaryGrid.self])
}
