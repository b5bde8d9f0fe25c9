internal import Foundation
internal import ONNX

/// One of a network's named values.
public struct Layer: Hashable, Sendable, Codable {
  /// The value's name in the graph: what `--layer` takes.
  public let name: String
  /// The operator that computes it.
  public let operatorType: String
  /// Its shape for one image, such as `[1, 64, 56, 56]`.
  public let shape: [Int]
  /// Whether it reacts to images and passes gradients; `nil` if that was not probed.
  public let liveness: Liveness?

  /// What a probe with a few images found.
  public struct Liveness: Hashable, Sendable, Codable {
    /// The share of channels, or of units where there is one position, that vary between images.
    public let liveShare: Double
    /// The largest absolute gradient of the class scores, or `nil` if none arrives.
    public let largestGradient: Double?

    /// Whether nothing in the layer reacts to the image.
    public var isDead: Bool { liveShare == 0 }
  }
}

extension Classifier {
  /// The names of all values that depend on the image, in the graph's order.
  public var layerNames: [String] {
    var reached: Set<String> = [input.name]
    var names: [String] = []
    for node in model.graph.nodes
    where !node.readsOnlyShapes && node.inputs.contains(where: reached.contains) {
      for name in node.outputs.prefix(1) where !name.isEmpty {
        reached.insert(name)
        names.append(name)
      }
    }
    return names
  }

  /// Checks a layer's name as a person types it.
  ///
  /// - Returns: The name as the graph has it; case is ignored where that is unambiguous.
  /// - Throws: `ClassifierError.unknownLayer`, with the names most like it.
  public func resolveLayer(_ name: String) throws(ClassifierError) -> String {
    let names = layerNames
    if names.contains(name) { return name }
    let caseless = names.filter { $0.lowercased() == name.lowercased() }
    if caseless.count == 1 { return caseless[0] }
    var suggestions = NearMisses.of(name, among: names)
    let containing = names.filter { $0.localizedCaseInsensitiveContains(name) }
    suggestions += containing.filter { !suggestions.contains($0) }
    throw .unknownLayer(name, suggestions: Array(suggestions.prefix(5)))
  }

  /// Lists the layers with their shapes for one image.
  ///
  /// - Parameter probing: Whether to measure which layers are alive, by `ActivityProbe`.
  /// - Returns: The layers, in the graph's order.
  /// - Throws: `ClassifierError` if the graph does not run.
  public func layers(probing: Bool) throws -> [Layer] {
    let names = layerNames
    let operators = Dictionary(
      model.graph.nodes.flatMap { node in node.outputs.map { ($0, node.operatorType) } },
      uniquingKeysWith: { first, _ in first })
    let shapes = try shapes(of: names)
    let liveness = probing ? try ActivityProbe(of: self).liveness(of: names) : [:]
    return names.map { name in
      Layer(
        name: name, operatorType: operators[name] ?? "", shape: shapes[name] ?? [],
        liveness: liveness[name])
    }
  }
}
