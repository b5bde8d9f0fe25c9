public import Classifiers
public import ONNX

extension Network {
  /// The version of ONNX's operators in exported files.
  public static let exportedOpset = 17
  /// The file format's version that came with that opset (ONNX 1.12).
  private static let irVersion = 8

  /// Returns the network as an ordinary ONNX model that any runtime can run.
  ///
  /// Its input `images` is of shape `[batch, channels, height, width]`, its output `logits` of shape
  /// `[batch, classes]`; every layer keeps its name. Batch normalization stays a layer of its own,
  /// with its statistics. The preprocessing is not in the graph but, with the labels, in the
  /// metadata: see `ModelMetadata`.
  ///
  /// - Parameters:
  ///   - labels: The names of the classes.
  ///   - producer: The name and version of the program.
  ///   - remarks: More metadata, by key.
  /// - Returns: A model to be serialized, or given to a `Classifier`.
  /// - Throws: `TrainingError.wrongNameCount` if the labels are not as many as the classes.
  public func model(
    labels: LabelList, producer: String = "protogen", remarks: [String: String] = [:]
  ) throws(TrainingError) -> Model {
    guard labels.count == architecture.classCount else {
      throw .wrongNameCount(expected: architecture.classCount, found: labels.count)
    }
    let metadata = ModelMetadata(labels: labels, preprocessing: exportedPreprocessing).entries
    return Model(
      irVersion: Self.irVersion, producer: producer, opset: Self.exportedOpset,
      metadata: remarks.merging(metadata) { $1 }, graph: graph)
  }

  /// The preprocessing with the size that the network was trained at.
  private var exportedPreprocessing: Preprocessing {
    let sized = try? Preprocessing(
      height: architecture.height, width: architecture.width,
      channelOrder: preprocessing.channelOrder, range: preprocessing.range,
      mean: preprocessing.mean, standardDeviation: preprocessing.standardDeviation,
      resizeShortSide: preprocessing.resizeShortSide.map {
        max($0, architecture.height, architecture.width)
      })
    guard let sized else { preconditionFailure("no preprocessing of valid parts") }
    return sized
  }

  private var graph: Graph {
    let sizes: [Dimension] =
      architecture.head == .average
      ? [.symbolic("height"), .symbolic("width")]
      : [.fixed(architecture.height), .fixed(architecture.width)]
    let input = ValueInfo(
      name: NetworkPlan.inputName, type: .float,
      dimensions: [.symbolic("batch"), .fixed(architecture.channelCount)] + sizes)
    let output = ValueInfo(
      name: NetworkPlan.outputName, type: .float,
      dimensions: [.symbolic("batch"), .fixed(architecture.classCount)])
    var initializers: [String: TensorData] = [:]
    for (parameter, values) in zip(plan.parameters, values) {
      initializers[parameter.name] = TensorData(
        name: parameter.name, shape: parameter.shape, floats: values)
    }
    return Graph(
      name: "network", inputs: [input], outputs: [output], initializers: initializers,
      nodes: plan.layers.map(\.node))
  }
}

extension NetworkLayer {
  /// The layer as an ONNX operator.
  fileprivate var node: Node {
    let (operatorType, attributes): (String, [String: Attribute]) =
      switch operation {
      case .convolution(_, _, let kernelSize, let stride):
        (
          "Conv",
          [
            "kernel_shape": .ints([kernelSize, kernelSize]), "strides": .ints([stride, stride]),
            "pads": .ints(Array(repeating: kernelSize / 2, count: 4)),
          ]
        )
      case .batchNormalization:
        ("BatchNormalization", ["epsilon": .float(Float(ForwardPass.epsilon))])
      case .relu: ("Relu", [:])
      case .average(let side):
        (
          "AveragePool", ["kernel_shape": .ints([side, side]), "strides": .ints([side, side])]
        )
      case .sum: ("Add", [:])
      case .globalAverage: ("GlobalAveragePool", [:])
      case .flatten: ("Flatten", ["axis": .int(1)])
      case .linear: ("Gemm", ["transB": .int(1)])
      }
    return Node(
      name: name, operatorType: operatorType, inputs: inputs + parameters.map(\.name),
      outputs: [name], attributes: attributes)
  }
}
