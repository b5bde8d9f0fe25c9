internal import Classifiers

/// The layers as columns of text.
struct LayerTable {
  private let layers: [Layer]

  init(_ layers: [Layer]) {
    self.layers = layers
  }

  /// A header, then a line a layer: name, operator, shape, state.
  var text: String {
    let rows = layers.map { layer in
      [
        layer.name, layer.operatorType, layer.shape.map(String.init).joined(separator: "×"),
        Self.state(layer),
      ]
    }
    return TextTable(header: ["layer", "operator", "shape", "probe"], rows: rows).text
  }

  private static func state(_ layer: Layer) -> String {
    guard let liveness = layer.liveness else { return "-" }
    if liveness.isDead { return "dead" }
    guard let gradient = liveness.largestGradient, gradient > 0 else { return "no gradient" }
    return liveness.liveShare == 1 ? "live" : "live (\(Int(liveness.liveShare * 100)) %)"
  }
}
