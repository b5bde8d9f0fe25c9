internal import ArgumentParser
internal import Classifiers
internal import FeatureVisualization
internal import Foundation

/// `protogen render`: the arguments, and nothing else.
struct Render: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draws the image that a class, or a layer's channel, most wants to see.",
    discussion: """
      protogen render --model resnet50.onnx --class robin
      protogen render --model resnet50.onnx --class robin,jay --count 3
      protogen render --model resnet50.onnx --class all --resume
      protogen render --model resnet50.onnx --layer /layer3/Relu --channel 7
      """)

  @OptionGroup var model: ModelOptions
  @OptionGroup var subject: SubjectOptions

  @Option(
    help: ArgumentHelp(
      "How the image is made: a name, or a YAML file.",
      discussion: """
        By default what the model's preset names, else 'prototype'; 'small' for a classifier of \
        images under 64 pixels.
        """,
      valueName: "recipe"),
    completion: .custom { _, _, _ in RecipeFile.names(in: CommandContext.current) })
  var recipe: String?

  @Option(help: ArgumentHelp("How many prototypes of each class.", valueName: "N"))
  var count = 1

  @Option(
    help: ArgumentHelp(
      "How strongly the prototypes of a class are kept apart; needs --count.", valueName: "weight"))
  var diversity: Double?

  @Option(help: ArgumentHelp("The layer that diversity compares.", valueName: "layer"))
  var diversityLayer: String?

  @Option(
    help: ArgumentHelp("The image's size in pixels, if not the classifier's.", valueName: "N"))
  var imageSize: Int?

  @Option(help: ArgumentHelp("How many steps, if not the recipe's.", valueName: "N"))
  var steps: Int?

  @Option(name: .shortAndLong, help: "The folder to write to.", completion: .directory)
  var output = Self.standardOutput

  @Option(
    help: ArgumentHelp(
      "Photographs to measure MACO's magnitude from, instead of ImageNet's.", valueName: "folder"),
    completion: .directory)
  var spectrum: String?

  @Flag(help: "Make pixels transparent that hardly mattered.")
  var transparent = false

  @OptionGroup var options: RunOptions
  @OptionGroup var sharding: ShardOptions

  static let standardOutput = "Outputs"
  /// More prototypes of a class than anyone looks at, and few enough for memory.
  private static let largestCount = 1000

  func validate() throws {
    if count < 1 { throw ValidationError("--count must be at least 1.") }
    if count > Self.largestCount {
      throw ValidationError("--count must be at most \(Self.largestCount).")
    }
    if let diversity, !(diversity >= 0 && diversity.isFinite) {
      throw ValidationError("--diversity must be a number that is not negative.")
    }
    if diversityLayer != nil, diversity == nil {
      throw ValidationError("--diversity-layer says where --diversity compares: give both.")
    }
    if diversity != nil, count < 2 {
      throw ValidationError("--diversity compares prototypes of a class: give --count 2 or more.")
    }
    try sharding.exclude(options.force, ShardOptions.noForce)
  }

  func run() throws { try runShare() }
}

extension Render: FolderCommand {
  func run(_ share: WorkShare, until interruption: Interruption) throws {
    let context = CommandContext.current
    let folder = try OutputFolder(output, in: context)
    let checked = try RenderSettings(self, recipe: recipe ?? RecipeFile.standard, in: context)
    let loaded = try LoadedModel(model, in: context)
    let console = Console(context, isQuiet: options.quiet, printsPaths: !options.json)
    let preferred = recipe == nil ? RecipeFile.preferred(for: loaded) : nil
    let settings =
      try preferred.map { try RenderSettings(self, recipe: $0.name, in: context) } ?? checked
    let subjects = try subject.subjects(of: loaded, recipe: settings.recipe, count: count)
    for note in loaded.notes { console.note(note) }
    if let preferred, let reason = preferred.reason {
      console.note("the recipe is '\(preferred.name)': \(reason).")
    }
    try console.sayDiagnoses(of: loaded.classifier)
    let session = try RenderSession(
      loaded, settings, subjects: subjects, folder: folder, console: console)
    try share.declare(loaded)
    try share.declare(.work, session.fingerprint())
    interruption.listen()
    try share.begin(on: console, until: interruption)
    let part = share.shard.map { RenderPart.shard($0) } ?? .all
    let manifests = try session.run(until: interruption, part: part)
    let failure = RenderSummary.failure(in: manifests)
    guard share.shard == nil else {
      // The other shards' pictures are no worse for it; the whole command ends with it.
      if let failure { console.warning(failure.message) }
      return try share.finish(ShardWork(manifests, of: subjects.count))
    }
    if options.json { context.print(try RenderSummary(manifests).json()) }
    if let failure { throw failure }
  }
}

extension ShardWork {
  /// What was drawn.
  fileprivate init(_ manifests: [RenderManifest], of total: Int) {
    paths = manifests.map(\.subject.folderName)
    add(manifests.count, of: total, "subjects")
  }
}
