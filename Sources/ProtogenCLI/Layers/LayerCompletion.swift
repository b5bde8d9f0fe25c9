internal import Classifiers
internal import ONNX

/// Completes layer names in the shell, from the model that the command line names.
enum LayerCompletion {
  /// The layers of the model after `--model` or `-m`; none if it cannot be read.
  static func names(for words: [String]) -> [String] {
    guard let flag = words.firstIndex(where: { $0 == "--model" || $0 == "-m" }),
      words.indices.contains(flag + 1),
      let resolved = try? CommandContext.current.catalog.resolve(words[flag + 1]),
      let model = try? Model(contentsOf: resolved.file)
    else { return [] }
    return model.graph.nodes.compactMap(\.outputs.first)
  }
}
