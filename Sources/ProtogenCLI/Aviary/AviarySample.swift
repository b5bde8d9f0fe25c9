internal import ArgumentParser
internal import Aviary
internal import Foundation

/// `protogen aviary sample`: the arguments, and nothing else.
struct AviarySample: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Writes scenes as images, with a table of what is true of each.",
    discussion: """
      The images go to images/SPECIES in the output folder, masks to masks/SPECIES, the truth to \
      truth.csv. A cue is planted in a class with --plant 'robin:badge:0.8'; with 'any:banner:0.5' \
      it is present in that share of all scenes, and with 'pose:post:0.9' it goes with the side \
      that a bird looks to. \
      Species: \(Species.allCases.map(\.label).joined(separator: ", ")). \
      Cues: \(Cue.all.map { "\($0.name) (\($0.summary))" }.joined(separator: ", ")).
      """)

  @Option(name: .shortAndLong, help: "Where to write.", completion: .directory)
  var output = "Outputs/aviary"

  @Option(name: .shortAndLong, help: "How many scenes of each species.")
  var count = 10

  @Option(help: "The images' height and width in pixels.")
  var size = 128

  @Option(help: "What fixes every draw.")
  var seed: UInt64 = 0

  @Option(
    parsing: .upToNextOption, help: "The species, in the order of the classes; all if left out.",
    completion: .list(Species.allCases.map(\.label)))
  var species: [String] = []

  @Option(
    help: ArgumentHelp("A cue to plant; may be repeated.", valueName: "class:cue:strength"))
  var plant: [String] = []

  @Option(help: "The probability that a part of a bird is swapped for another.")
  var rho = 0.0

  @Flag(help: "Write a mask of the bird, for 'audit --masks', and of each part, too.")
  var masks = false

  @Flag(name: .shortAndLong, help: "Print nothing but errors.")
  var quiet = false

  /// A scene's parts are at least a pixel large from here on.
  private static let smallestSize = 16

  func validate() throws {
    if count < 1 { throw ValidationError("--count must be at least 1.") }
    if !(Self.smallestSize...Scene.imageSizes.upperBound ~= size) {
      throw ValidationError(
        "--size must be in \(Self.smallestSize)...\(Scene.imageSizes.upperBound).")
    }
  }

  func run() throws {
    let context = CommandContext.current
    let interruption = Interruption(in: context)
    defer { interruption.end() }
    let plantings = try plant.map(PlantingArgument.planting)
    let world = try World(
      seed: seed, species: species.isEmpty ? Species.allCases : species.map(Species.init(named:)),
      swapProbability: rho, plantings: plantings)
    let writer = SampleWriter(
      world: world, size: size, masks: masks, folder: try OutputFolder(output, in: context),
      console: Console(context, isQuiet: quiet, printsPaths: true))
    try writer.write(sceneCount: count, until: interruption)
  }
}
