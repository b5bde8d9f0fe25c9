internal import Classifiers
internal import Foundation
internal import ONNX

/// Completes class names in the shell, from the labels that the command line names.
enum ClassCompletion {
  /// The names that can follow; with a comma or a plus in the word, after the last of them.
  static func names(for words: [String], after prefix: String) -> [String] {
    guard let labels = labels(for: words) else { return [] }
    let start = prefix.lastIndex { $0 == "," || $0 == "+" }.map { String(prefix[...$0]) } ?? ""
    let names = labels.classes.map { start + $0.displayName.replacing(" ", with: "_") }
    return start.isEmpty ? names + ["all"] : names
  }

  /// The list after `--labels`; else that of the model after `--model`, or of the built-in one; else
  /// ImageNet's.
  private static func labels(for words: [String]) -> LabelList? {
    let catalog = CommandContext.current.catalog
    if let name = words.value(of: ["--labels"]) { return try? catalog.labels(named: name) }
    let name = words.value(of: ["--model", "-m"]) ?? ModelOptions.builtIn
    if let model = try? catalog.resolve(name), let labels = try? labels(of: model, catalog) {
      return labels
    }
    return try? catalog.labels(named: "imagenet-1k")
  }

  /// The list of a model's description; else the one in its file.
  private static func labels(
    of model: ResolvedModel, _ catalog: ModelCatalog
  ) throws -> LabelList? {
    if let entry = model.entry, let labels = try catalog.labels(of: entry) { return labels }
    let metadata = try Model(contentsOf: model.file).metadata
    return try ModelMetadata(metadata, file: model.file.path).labels
  }
}

extension [String] {
  /// The word after an option, or after its `=`.
  func value(of names: [String]) -> String? {
    for (index, word) in enumerated() {
      if names.contains(word), indices.contains(index + 1) { return self[index + 1] }
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      if parts.count == 2, names.contains(parts[0]) { return parts[1] }
    }
    return nil
  }
}
