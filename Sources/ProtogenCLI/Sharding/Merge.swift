internal import ArgumentParser

/// `protogen merge`: the arguments, and nothing else.
struct Merge: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Puts together what several machines did with --shard, and finishes the command.",
    discussion: """
      protogen render --class all --shard 1/2 -o part-1
      protogen render --class all --shard 2/2 -o part-2
      protogen merge part-1 part-2 -o Outputs

      protogen baseline --shard 1/2 --cache part-1
      protogen baseline --shard 2/2 --cache part-2
      protogen merge part-1 part-2 -o protogen-baseline.json

      The result is that of the command without --shard, to the byte. It ends as that does: 'check' \
      with its verdict. What needs the parts of all shards is measured now: which of several effects \
      is the cause of the others, for one.
      """)

  @Argument(help: "The shards' folders, in any order.", completion: .directory)
  var shards: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "What to write, as the command's own option; by default where the command does.",
      valueName: "place"), completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Where what 'baseline' and 'check' measured is put together; by default '"
        + "\(SurveyOptions.standardCache)'.", valueName: "folder"), completion: .directory)
  var cache: String?

  func run() throws {
    let context = CommandContext.current
    let interruption = Interruption(in: context)
    defer { interruption.end() }
    let union = try ShardUnion(shards, in: context)
    try MergeSession(self, union, in: context).run(until: interruption)
  }
}
