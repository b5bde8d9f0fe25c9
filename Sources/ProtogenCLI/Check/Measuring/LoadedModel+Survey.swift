internal import Classifiers
internal import RegressionChecks
internal import Tensors

extension LoadedModel {
  /// The names of all classes, each its own: where two share one, the index stands behind it.
  func distinctNames() -> [String] {
    let names = labels.classes.map(\.displayName)
    let counts = Dictionary(grouping: names) { $0 }.mapValues(\.count)
    return names.enumerated().map { index, name in
      counts[name] == 1 ? name : "\(name) (\(index))"
    }
  }

  /// What a baseline says of the model.
  ///
  /// - Throws: `TensorError` if libtorch is not there; `EncodingError`.
  func network() throws -> Baseline.Network {
    Baseline.Network(
      name: name, sha256: sha256, feeding: String(try NetworkOrigin(self).fingerprint().prefix(16)),
      labels: distinctNames())
  }
}
