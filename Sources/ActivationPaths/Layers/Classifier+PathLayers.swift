public import Classifiers
internal import ONNX

extension Classifier {
  /// Returns the layers that an audit compares unless told otherwise.
  ///
  /// These are the values that end a nonlinearity, the product of a SiLU, hard swish or GELU written
  /// out being taken in place of its parts, and the class scores as the last. A graph without
  /// nonlinearities gives every layer with places.
  ///
  /// - Returns: At least one layer, in the graph's order.
  /// - Throws: `PathError.noLayers`; `ClassifierError` if the graph does not run.
  public func pathLayers() throws -> [PathLayer] {
    let all = try comparableLayers()
    let names = ActivationFinder(model.graph).names
    let activations = all.filter { names.contains($0.name) || $0.name == logitLayer }
    if activations.contains(where: { $0.name != logitLayer }) { return activations }
    let placed = all.filter { $0.placeCount > 1 || $0.name == logitLayer }
    guard !placed.isEmpty else { throw PathError.noLayers }
    return placed
  }

  /// Returns the layers that patterns name.
  ///
  /// - Parameter patterns: Names, patterns with `*` and `?`, or `stages` for the last of
  ///   ``pathLayers()`` at each resolution and the class scores.
  /// - Returns: Each layer once, in the graph's order.
  /// - Throws: `PathError.unknownLayer`, with near misses, for a pattern that fits nothing.
  public func pathLayers(matching patterns: [String]) throws -> [PathLayer] {
    let all = try comparableLayers()
    var chosen: Set<String> = []
    for pattern in patterns { chosen.formUnion(try names(matching: pattern, among: all)) }
    return all.filter { chosen.contains($0.name) }
  }

  private func names(matching pattern: String, among layers: [PathLayer]) throws -> [String] {
    let names = layers.map(\.name)
    if names.contains(pattern) { return [pattern] }
    if pattern == "stages" { return try stages().map(\.name) }
    let wildcard = NamePattern(pattern)
    let found = names.filter(wildcard.fits)
    guard found.isEmpty else { return found }
    throw PathError.unknownLayer(pattern, suggestions: NearMisses.of(pattern, among: names))
  }

  /// The last of the usual layers at each resolution, and the scores.
  private func stages() throws -> [PathLayer] {
    let layers = try pathLayers()
    return layers.indices.filter { index in
      let resolution = layers[index].shape.dropFirst()
      return !layers[(index + 1)...].contains { $0.shape.dropFirst() == resolution }
    }.map { layers[$0] }
  }

  /// Every layer of at least two numbers up to the class scores.
  private func comparableLayers() throws -> [PathLayer] {
    let layers = try layers(probing: false)
    let end = layers.firstIndex { $0.name == logitLayer } ?? layers.count - 1
    return layers[...max(end, 0)].compactMap { layer in
      let shape = Array(layer.shape.dropFirst())
      let isScores = layer.name == logitLayer
      let path = PathLayer(
        name: layer.name, operatorType: layer.operatorType,
        shape: isScores ? [shape.reduce(1, *)] : shape)
      return path.unitCount > 1 && layer.shape.first == 1 ? path : nil
    }
  }
}
