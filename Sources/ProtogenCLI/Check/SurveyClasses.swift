internal import Classifiers
internal import Foundation

/// Which classes are measured: those that are named, else those with photographs, else all.
struct SurveyClasses {
  /// By index, each once.
  let labels: [ClassLabel]

  /// - Throws: `LabelError` for a class that the model does not know; `PhotographError`;
  ///   `CommandFailure`.
  init(
    _ text: String?, images: String?, of model: LoadedModel, in context: CommandContext
  ) throws {
    let isAll = text?.trimmingCharacters(in: .whitespaces).lowercased() == "all"
    if let text, !isAll {
      labels = try ClassSelection(text, model).labels().sorted { $0.index < $1.index }
    } else if let images, !isAll {
      let url = URL(fileURLWithPath: images, relativeTo: context.workingFolder).absoluteURL
      let found = try PhotographFolder(at: url, labels: model.labels)
      labels = Set(found.photographs.map(\.classIndex)).sorted().map { model.labels[$0] }
    } else {
      labels = model.labels.classes
    }
  }
}
