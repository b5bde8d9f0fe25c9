internal import ArgumentParser
internal import Classifiers
internal import Foundation

/// `protogen audit`: the arguments, and nothing else.
struct Audit: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Measures whether a network processes prototypes as photographs, and what classes lean on.",
    discussion: """
      protogen audit --model resnet50.onnx --images photos
      protogen audit --model resnet50.onnx --images photos.csv --class robin,jay
      protogen audit --model resnet50.onnx --images photos --recipe lucid,prototype \
      --transfer mobilenetv2-7
      protogen audit --model resnet50.onnx --images photos --prototypes Outputs
      protogen audit --model resnet50.onnx --images photos --masks masks

      The photographs are in a folder with one subfolder a class, named by index, WordNet id or \
      name, or are listed in a CSV file with the columns file and class. Each audited class needs \
      several; those of the other classes show how different unrelated photographs are.

      With photographs of three classes or more, it also finds out what classes lean on: parts of \
      photographs are moved to photographs of other classes. Masks, white where the class itself is, \
      let it say which of these are spurious.
      """)

  @OptionGroup var model: ModelOptions

  @Option(
    help: "Photographs, one subfolder a class; or a CSV file with the columns file and class.",
    completion: .directory)
  var images: String

  @Option(
    name: [.short, .customLong("class")],
    help: ArgumentHelp(
      "Classes by name, synonym, WordNet id or index, separated by commas; 0-9.",
      discussion: "By default all that have photographs.", valueName: "classes"),
    completion: .custom { words, _, prefix in ClassCompletion.names(for: words, after: prefix) })
  var classes: String?

  @Option(
    help: ArgumentHelp(
      "How prototypes are made: names or YAML files, separated by commas.",
      discussion:
        "By default the one that the model's preset names, else 'prototype', or 'small' for "
        + "a classifier of images under 64 pixels; none with --prototypes.", valueName: "recipes"),
    completion: .custom { _, _, _ in RecipeFile.names(in: CommandContext.current) })
  var recipe: String?

  @Option(help: ArgumentHelp("How many prototypes of each class and recipe.", valueName: "N"))
  var count = 1

  @Option(
    help: ArgumentHelp(
      "Prototypes that are there already: a folder of 'protogen render', or one subfolder a class.",
      discussion: "Can be given several times.", valueName: "folder"),
    completion: .directory)
  var prototypes: [String] = []

  @Option(
    help: ArgumentHelp(
      "A second classifier that prototypes are shown to: a file, or a name from "
        + "'protogen models list'.", valueName: "file-or-name"),
    completion: .file(extensions: ["onnx"]))
  var transfer: String?

  @Option(
    help: ArgumentHelp(
      "The layers to compare: names or patterns such as '*Relu*', separated by commas, or 'stages'.",
      discussion: "By default every layer behind an activation, and the class scores.",
      valueName: "layers"),
    completion: .custom { words, _, _ in LayerCompletion.names(for: words) })
  var layers: String?

  @Option(
    help: ArgumentHelp(
      "What the class itself is in each photograph: a folder of PNG masks, each with its "
        + "photograph's name, white on black; or a CSV file of boxes with the columns file, left, "
        + "top, width and height.", valueName: "folder-or-file"), completion: .directory)
  var masks: String?

  @Flag(inversion: .prefixedNo, help: "Whether to find out what classes lean on.")
  var findings = true

  @Option(
    help: ArgumentHelp(
      "How long finding out what classes lean on may take, such as 10m or 1h.", valueName: "time"))
  var budget: TimeBudget?

  @Option(name: .shortAndLong, help: "The folder to write to.", completion: .directory)
  var output = Self.standardOutput

  @Option(
    help: ArgumentHelp(
      "A file for the photographs' activation statistics, which holds no photograph.",
      valueName: "file"), completion: .file())
  var statistics: String?

  @OptionGroup var options: RunOptions
  @OptionGroup var sharding: ShardOptions

  static let standardOutput = "Outputs/audit"
  /// More prototypes of a class than anyone compares, and few enough for memory.
  private static let largestCount = 100

  func validate() throws {
    if !(1...Self.largestCount ~= count) {
      throw ValidationError("--count must be 1 to \(Self.largestCount).")
    }
    if !findings, let option = masks == nil ? (budget == nil ? nil : "--budget") : "--masks" {
      throw ValidationError("\(option) is for findings, and --no-findings leaves them out.")
    }
    try sharding.exclude(options.force, ShardOptions.noForce)
    try sharding.exclude(budget != nil, ShardOptions.noBudget)
  }

  func run() throws { try runShare() }
}

extension Audit: FolderCommand {
  func run(_ share: WorkShare, until interruption: Interruption) throws {
    try AuditSession(self, in: CommandContext.current).run(share, until: interruption)
  }
}
