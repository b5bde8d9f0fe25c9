internal import ONNX
internal import Tensors

/// Folds batch normalizations into the convolutions before them.
///
/// With scale γ, shift β, mean μ, variance σ² and ε of the normalization,
/// `γ (Wx + b − μ) / √(σ² + ε) + β` is a convolution with `W γ/√(σ² + ε)` and
/// `(b − μ) γ/√(σ² + ε) + β`. A pair is folded where nothing else reads the convolution's result.
struct BatchNormFolding {
  private(set) var graph: Graph
  private(set) var constants: [String: Tensor]
  private let readerCounts: [String: Int]

  /// Folds what can be folded.
  ///
  /// - Parameters:
  ///   - graph: The graph as the file has it.
  ///   - constants: Its initializers.
  ///   - kept: Values that must stay available under their names.
  /// - Throws: `TensorError` if a constant cannot be read.
  init(graph: Graph, constants: [String: Tensor], keeping kept: Set<String>) throws {
    self.graph = graph
    self.constants = constants
    readerCounts = Dictionary(
      graph.nodes.flatMap(\.inputs).map { ($0, 1) } + graph.outputs.map { ($0.name, 1) },
      uniquingKeysWith: +)
    var producers: [String: Int] = [:]
    var nodes: [Node] = []
    for node in graph.nodes {
      if let index = node.inputs.first.flatMap({ producers[$0] }), !kept.contains(node.inputs[0]),
        let folded = try folding(node, into: nodes[index])
      {
        nodes[index] = folded
        producers[node.outputs[0]] = index
      } else {
        if node.operatorType == "Conv" { producers[node.outputs[0]] = nodes.count }
        nodes.append(node)
      }
    }
    self.graph.nodes = nodes
  }

  /// The convolution that does the normalization's work too, or `nil` if they must stay apart.
  private mutating func folding(_ norm: Node, into convolution: Node) throws -> Node? {
    guard norm.operatorType == "BatchNormalization", norm.inputs.count == 5,
      norm.outputs.dropFirst().allSatisfy(\.isEmpty),
      readerCounts[convolution.outputs[0]] == 1,
      let weight = constants[convolution.inputs[1]],
      let gamma = constants[norm.inputs[1]], let beta = constants[norm.inputs[2]],
      let mean = constants[norm.inputs[3]], let variance = constants[norm.inputs[4]]
    else { return nil }
    var epsilon: Float = 1e-5
    if case .float(let value)? = norm.attributes["epsilon"] { epsilon = value }

    let bias =
      try convolution.inputs.count > 2
      ? constants[convolution.inputs[2]]?.floats()
      : [Float](repeating: 0, count: weight.shape[0])
    guard let bias else { return nil }
    let factors = zip(try gamma.floats(), try variance.floats())
      .map { $0 / ($1 + epsilon).squareRoot() }
    guard factors.count == weight.shape[0], bias.count == factors.count else { return nil }
    let shifts = zip(zip(bias, try mean.floats()), zip(factors, try beta.floats()))
      .map { ($0.0 - $0.1) * $1.0 + $1.1 }

    let weightName = "\(norm.name)/folded/weight"
    let biasName = "\(norm.name)/folded/bias"
    constants[weightName] = try Self.scaling(weight, by: factors)
    constants[biasName] = try Tensor(shifts, shape: [shifts.count])
    return Node(
      name: convolution.name, operatorType: "Conv", domain: convolution.domain,
      inputs: [convolution.inputs[0], weightName, biasName], outputs: [norm.outputs[0]],
      attributes: convolution.attributes)
  }

  /// Scales each output channel of a convolution's weights, of shape `[out, in, …]`.
  private static func scaling(_ weight: Tensor, by factors: [Float]) throws -> Tensor {
    var values = try weight.floats()
    let stride = values.count / factors.count
    for (channel, factor) in factors.enumerated() {
      for index in channel * stride..<(channel + 1) * stride { values[index] *= factor }
    }
    return try Tensor(values, shape: weight.shape)
  }
}
