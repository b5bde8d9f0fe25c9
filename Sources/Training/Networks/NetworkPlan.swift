/// The layers of an architecture, in the order in which they are computed.
///
/// Training, evaluation and export all follow the same plan.
struct NetworkPlan: Hashable, Sendable {
  /// The name of the value that the first layer reads.
  static let inputName = "images"
  /// The name of the class scores.
  static let outputName = "logits"

  private(set) var layers: [NetworkLayer] = []
  /// The latest value, its channels, height and width.
  private var value = inputName
  private var channels: Int
  private var height: Int
  private var width: Int

  init(_ architecture: NetworkArchitecture) {
    channels = architecture.channelCount
    height = architecture.height
    width = architecture.width
    let stem = architecture.stem
    if let side = stem.pooling { average("stem.pool", side: side) }
    convolve("stem.conv", to: stem.width, kernelSize: stem.kernelSize, stride: stem.stride)
    normalize("stem.bn")
    rectify("stem.relu")
    for (index, stage) in architecture.stages.enumerated() {
      for block in 0..<stage.blockCount {
        let stride = block == 0 ? stage.stride : 1
        let name = "stage\(index + 1).block\(block)"
        switch architecture.block {
        case .residual: addResidualBlock(name, to: stage.width, stride: stride)
        case .plain: addPlainBlock(name, to: stage.width, stride: stride)
        }
      }
    }
    addHead(architecture.head, classCount: architecture.classCount)
  }

  /// Everything that the layers own, layer by layer.
  var parameters: [NetworkParameter] { layers.flatMap(\.parameters) }
}

// MARK: Parts

extension NetworkPlan {
  private mutating func addPlainBlock(_ name: String, to outputs: Int, stride: Int) {
    convolve("\(name).conv", to: outputs, kernelSize: 3, stride: stride)
    normalize("\(name).bn")
    rectify("\(name).relu")
  }

  private mutating func addResidualBlock(_ name: String, to outputs: Int, stride: Int) {
    let (input, inputs, inputHeight, inputWidth) = (value, channels, height, width)
    convolve("\(name).conv1", to: outputs, kernelSize: 3, stride: stride)
    normalize("\(name).bn1")
    rectify("\(name).relu1")
    convolve("\(name).conv2", to: outputs, kernelSize: 3, stride: 1)
    normalize("\(name).bn2")
    let branch = value
    (value, channels) = (input, inputs)
    if inputs != outputs || stride != 1 {
      (height, width) = (inputHeight, inputWidth)
      convolve("\(name).shortcut.conv", to: outputs, kernelSize: 1, stride: stride)
      normalize("\(name).shortcut.bn")
    }
    append("\(name).add", .sum, [branch, value])
    rectify("\(name).relu2")
  }

  private mutating func addHead(_ head: NetworkArchitecture.Head, classCount: Int) {
    if head == .average {
      append("pool", .globalAverage)
      (height, width) = (1, 1)
    }
    append("flatten", .flatten)
    append(Self.outputName, .linear(inputs: channels * height * width, outputs: classCount))
  }

  private mutating func convolve(_ name: String, to outputs: Int, kernelSize: Int, stride: Int) {
    append(
      name,
      .convolution(inputs: channels, outputs: outputs, kernelSize: kernelSize, stride: stride))
    channels = outputs
    // With half a window of padding, the window starts at every stride-th pixel.
    (height, width) = ((height - 1) / stride + 1, (width - 1) / stride + 1)
  }

  private mutating func normalize(_ name: String) {
    append(name, .batchNormalization(channels: channels))
  }

  private mutating func average(_ name: String, side: Int) {
    append(name, .average(side: side))
    (height, width) = (height / side, width / side)
  }

  private mutating func rectify(_ name: String) { append(name, .relu) }

  private mutating func append(
    _ name: String, _ operation: NetworkLayer.Operation, _ inputs: [String]? = nil
  ) {
    layers.append(NetworkLayer(name: name, operation: operation, inputs: inputs ?? [value]))
    value = name
  }
}
