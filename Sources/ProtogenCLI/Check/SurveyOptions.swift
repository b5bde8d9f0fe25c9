internal import ArgumentParser

/// The options of `baseline` and `check`: what a model is measured with.
struct SurveyOptions: ParsableArguments {
  @Option(
    help: "Photographs, one subfolder a class; or a CSV file with the columns file and class.",
    completion: .directory)
  var images: String?

  @Option(
    help: ArgumentHelp(
      "What the class itself is in each photograph: a folder of PNG masks, or a CSV file of boxes, "
        + "as for 'protogen audit'.", valueName: "folder-or-file"), completion: .directory)
  var masks: String?

  @Option(
    name: [.customLong("class"), .customLong("classes")],
    help: ArgumentHelp(
      "Classes by name, synonym, WordNet id or index, separated by commas; 0-9.",
      valueName: "classes"),
    completion: .custom { words, _, prefix in ClassCompletion.names(for: words, after: prefix) })
  var classes: String?

  @Option(
    help: ArgumentHelp(
      "Where what was measured is kept, so that it is not measured again.", valueName: "folder"),
    completion: .directory)
  var cache = Self.standardCache

  static let standardCache = "Outputs/cache"

  @Flag(name: .shortAndLong, help: "Print nothing but errors.")
  var quiet = false

  func validate() throws {
    if masks != nil, images == nil {
      throw ValidationError("--masks are for photographs: give them with --images.")
    }
  }
}
