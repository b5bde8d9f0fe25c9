internal import ArgumentParser
internal import Aviary
internal import Foundation

/// `protogen aviary truth`: the arguments, and nothing else.
struct AviaryTruth: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "truth",
    abstract: "Measures what each cue does to a classifier of birds, by drawing it in and out.",
    discussion: """
      The same scenes are drawn without any cue and with each in turn. The effect of a cue on a \
      class is the mean change of the class's probability over scenes of the other classes; its \
      necessity, the mean change over the class's own.
      """)

  @OptionGroup var model: ModelOptions

  @Option(name: .shortAndLong, help: "A JSON file to write, too.")
  var output: String?

  @Option(help: ArgumentHelp("How many scenes of each species are drawn.", valueName: "N"))
  var scenes = 80

  @Option(help: ArgumentHelp("Another number gives other scenes.", valueName: "S"))
  var seed: UInt64 = 0

  @Option(
    help: ArgumentHelp("How many unseen scenes the accuracy is taken from.", valueName: "N"))
  var test = 1200

  @Flag(help: "Print JSON.")
  var json = false

  @Flag(name: .shortAndLong, help: "Print nothing but errors.")
  var quiet = false

  func validate() throws {
    if scenes < 1 { throw ValidationError("--scenes must be at least 1.") }
    if test < 1 { throw ValidationError("--test must be at least 1.") }
  }

  func run() throws {
    let context = CommandContext.current
    let interruption = Interruption(in: context)
    defer { interruption.end() }
    let file = try output.map { try OutputFile($0, of: "--output", in: context) }
    let loaded = try LoadedModel(model, in: context)
    let console = Console(context, isQuiet: quiet, printsPaths: false)
    for note in loaded.notes { console.note(note) }
    let inquiry = try TruthInquiry(loaded, scenesPerSpecies: scenes, seed: seed)
    for note in inquiry.notes { console.note(note) }
    console.note("drawing \(inquiry.sceneCount) scenes.")
    let truth = try inquiry.truth(testSceneCount: test)
    try file?.write(truth.json)
    if json {
      context.output(String(decoding: truth.json, as: UTF8.self))
    } else if !quiet {
      context.print(EffectTable(truth).text)
    }
  }
}
