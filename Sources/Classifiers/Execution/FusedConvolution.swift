internal import ONNX
internal import Tensors

/// Convolutions with constant weights on the CPU, and the ReLU after them in one kernel.
struct FusedConvolution {
  /// The node that stands for both: the convolution's inputs, the activation's output.
  let node: Node
  let kernel: Kernel

  /// Joins a convolution with the activation that alone reads its result.
  ///
  /// The result is `nil` if the node must run as it is: on a GPU, with weights that depend on the
  /// image, or in a form that oneDNN has no kernel for.
  ///
  /// - Parameters:
  ///   - context: The convolution.
  ///   - reader: The one node that reads its result, or `nil` if there is none, or several, or the
  ///     result is asked for.
  /// - Throws: `ClassifierError.invalidNode` if the node breaks its operator's rules.
  init?(_ context: OperatorContext, reader: OperatorContext?) throws {
    guard let image = context.optionalInput(0), let weight = context.optionalInput(1),
      weight.isConstant, context.optionalInput(2)?.isConstant ?? true, !image.tensor.isOnGPU,
      image.tensor.rank == 4, weight.tensor.rank == 4,
      image.tensor.scalarType == .float32 || image.tensor.scalarType == .bfloat16
    else { return nil }
    let activation = try reader.flatMap(Self.activation)
    let window = try WindowAttributes(context, kernel: Array(weight.tensor.shape.dropFirst(2)))
    let groups = try context.int("group") ?? 1
    try OperatorTable.checkChannels(context, groups: groups, weights: weight.tensor.shape)
    let pads = window.pads(for: Array(image.tensor.shape.dropFirst(2)))
    let padsFirst = !pads.isSymmetric
    let padded = padsFirst ? try image.tensor.padded(pads.amounts) : image.tensor
    let geometry = FrozenConvolution.Geometry(
      padding: padsFirst ? [0, 0] : pads.map(\.before), stride: window.strides,
      dilation: window.dilations, groupCount: groups)
    guard
      let convolution = try? FrozenConvolution(
        weight: weight.tensor, bias: context.optionalInput(2)?.tensor, geometry: geometry,
        inputShape: padded.shape, activation: activation ?? .none)
    else { return nil }
    let amounts = pads.amounts
    kernel = { inputs in
      let image = inputs.required(0)
      return [try convolution(padsFirst ? image.padded(amounts) : image)]
    }
    let last = activation == nil ? context.node : reader?.node ?? context.node
    node = Node(
      name: context.node.name, operatorType: "Conv", domain: context.node.domain,
      inputs: context.node.inputs, outputs: last.outputs, attributes: context.node.attributes)
  }

  /// The activation that a node is, if oneDNN can apply it.
  private static func activation(
    _ context: OperatorContext
  ) throws -> FrozenConvolution.Activation? {
    switch context.node.operatorType {
    case "Relu": return .relu
    case "Clip":
      let bounds = try RedirectedReLU.bounds(of: context)
      guard bounds.lower == 0, let upper = bounds.upper, upper > 0 else { return nil }
      return .clipped(upper)
    default: return nil
    }
  }
}
