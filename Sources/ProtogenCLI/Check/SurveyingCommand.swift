/// A command that measures a model, keeps that in a cache, and ends in a file or folder.
protocol SurveyingCommand: ShardableCommand {
  var survey: SurveyOptions { get set }
  var sharding: ShardOptions { get set }
  /// What the command writes in the end.
  var output: String { get set }
}

extension SurveyingCommand {
  var isQuiet: Bool { survey.quiet }
  var shardPlace: (folder: String, option: String) { (survey.cache, "--cache") }
  static var usesCache: Bool { true }

  mutating func place(output: String?, cache: String?) {
    self.output = output ?? self.output
    survey.cache = cache ?? SurveyOptions.standardCache
    sharding = ShardOptions()
  }
}
