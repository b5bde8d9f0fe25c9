import ONNX

/// Uses of every operator that has a gradient, odd sizes and sizes of 1 among them.
enum GradientSamples {
  typealias Input = OperatorSample.Input

  private static let image = [2, 3, 5, 4]
  private static let images = [[2, 3, 5, 4], [1, 3, 1, 1], [1, 1, 3, 7]]

  static let all: [OperatorSample] =
    convolutions + pooling + normalizations + elementwise + binary + reductions + products + shapes
    + indexing + resampling

  static let convolutions: [OperatorSample] = [
    OperatorSample(
      "Conv", [.variable([2, 4, 5, 3]), .variable([6, 2, 3, 3]), .variable([6])],
      ["group": .int(2), "pads": .ints([1, 0, 2, 1]), "strides": .ints([2, 1])]),
    OperatorSample("Conv", [.variable([1, 1, 1, 1]), .variable([1, 1, 1, 1])]),
    OperatorSample(
      "Conv", [.variable([1, 2, 7]), .variable([3, 2, 2])],
      ["auto_pad": .string("SAME_LOWER"), "dilations": .ints([2])]),
    OperatorSample(
      "Conv", [.variable([1, 1, 3, 4, 3]), .variable([2, 1, 2, 2, 2])],
      ["auto_pad": .string("SAME_UPPER"), "strides": .ints([1, 2, 3])]),
    OperatorSample(
      "ConvTranspose", [.variable([1, 2, 3, 4]), .variable([2, 3, 3, 2]), .variable([3])],
      ["strides": .ints([2, 3]), "pads": .ints([1, 0, 0, 1]), "output_padding": .ints([1, 1])]),
    OperatorSample(
      "ConvTranspose", [.variable([1, 4, 3]), .variable([4, 1, 3])],
      ["group": .int(2), "strides": .ints([2]), "auto_pad": .string("SAME_UPPER")]),
  ]

  static let pooling: [OperatorSample] = images.flatMap { shape in
    let window: [String: Attribute] = [
      "kernel_shape": .ints([2, 3]), "strides": .ints([2, 1]), "pads": .ints([1, 2, 0, 1]),
      "ceil_mode": .int(1),
    ]
    let same: [String: Attribute] = [
      "kernel_shape": .ints([3, 3]), "strides": .ints([2, 2]), "auto_pad": .string("SAME_UPPER"),
    ]
    return [window, same].flatMap { attributes in
      [
        OperatorSample("MaxPool", [.variable(shape)], attributes),
        OperatorSample("AveragePool", [.variable(shape)], attributes),
        OperatorSample(
          "AveragePool", [.variable(shape)],
          attributes.merging(["count_include_pad": .int(1)]) { $1 }),
        OperatorSample("LpPool", [.variable(shape)], attributes.merging(["p": .int(3)]) { $1 }),
      ]
    } + [
      OperatorSample("GlobalAveragePool", [.variable(shape)]),
      OperatorSample("GlobalMaxPool", [.variable(shape)]),
      OperatorSample("GlobalLpPool", [.variable(shape)], ["p": .int(3)]),
    ]
  }

  static let normalizations: [OperatorSample] = [
    OperatorSample(
      "BatchNormalization",
      [
        .variable(image), .variable([3]), .variable([3]), .floats([0.1, -0.2, 0.3], shape: [3]),
        .floats([0.5, 1, 2], shape: [3]),
      ]),
    OperatorSample(
      "BatchNormalization",
      [
        .variable([2, 2, 3]), .variable([2, 3]), .variable([2, 3]), .variable([2, 3]),
        .variable([2, 3], in: 0.5...2),
      ],
      ["spatial": .int(0)], opset: 7),
    OperatorSample("InstanceNormalization", [.variable(image), .variable([3]), .variable([3])]),
    OperatorSample(
      "LayerNormalization", [.variable([2, 3, 5]), .variable([3, 5]), .variable([3, 5])],
      ["axis": .int(1)]),
    OperatorSample("LayerNormalization", [.variable([1, 7]), .variable([7])]),
    OperatorSample("LayerNormalization", [.variable([3, 5]), .variable([1])], outputCount: 3),
    OperatorSample(
      "GroupNormalization", [.variable([2, 4, 3]), .variable([4]), .variable([4])],
      ["num_groups": .int(2)]),
    OperatorSample(
      "GroupNormalization", [.variable([2, 4, 3]), .variable([2]), .variable([2])],
      ["num_groups": .int(2)], opset: 20),
    OperatorSample("LpNormalization", [.variable([2, 3, 5])], ["axis": .int(1)]),
    OperatorSample("LpNormalization", [.variable([2, 3, 5])], ["p": .int(1)]),
    OperatorSample("MeanVarianceNormalization", [.variable(image)]),
    OperatorSample("LRN", [.variable([2, 5, 3, 1])], ["size": .int(3), "alpha": .float(0.5)]),
    OperatorSample("LRN", [.variable([1, 5, 2])], ["size": .int(4), "bias": .float(2)]),
  ]

  static let elementwise: [OperatorSample] = {
    let anywhere = [
      "Relu", "LeakyRelu", "Elu", "Selu", "Celu", "ThresholdedRelu", "Gelu", "HardSigmoid",
      "HardSwish", "Mish", "Softplus", "Softsign", "Shrink", "Softmax", "LogSoftmax", "Abs",
      "Neg", "Exp", "Sin", "Cos", "Tan", "Asin", "Acos", "Atan", "Sinh", "Cosh", "Tanh", "Asinh",
      "Atanh", "Erf", "Sigmoid", "Identity", "Dropout",
    ]
    let positive = ["Sqrt", "Log", "Reciprocal"]
    return anywhere.map { OperatorSample($0, [.variable(image, in: -0.9...0.9)]) }
      + positive.map { OperatorSample($0, [.variable([1, 3, 1], in: 0.5...2)]) } + [
        OperatorSample("Acosh", [.variable([3], in: 1.5...3)]),
        OperatorSample("Gelu", [.variable([5])], ["approximate": .string("tanh")]),
        OperatorSample(
          "HardSigmoid", [.variable([5])], ["alpha": .float(1.0 / 6), "beta": .float(0.5)]),
        OperatorSample("Clip", [.variable([7]), .floats([-0.5], shape: []), .absent]),
        OperatorSample(
          "Clip", [.variable([7])], ["min": .float(-0.5), "max": .float(0.25)], opset: 10),
        OperatorSample("PRelu", [.variable(image), .variable([3, 1, 1])]),
        OperatorSample("PRelu", [.variable(image), .variable([4])]),
        OperatorSample("Softmax", [.variable([2, 3, 1, 4])], ["axis": .int(1)], opset: 11),
        OperatorSample("LogSoftmax", [.variable([2, 3, 4])], ["axis": .int(0)], opset: 11),
      ]
  }()

  static let binary: [OperatorSample] = {
    let shapes = [([2, 3, 4], [3, 1]), ([1], [5]), ([], [1, 3])]
    let anywhere = ["Add", "Sub", "Mul", "Max", "Min", "Sum", "Mean"]
    return shapes.flatMap { first, second in
      anywhere.map { OperatorSample($0, [.variable(first), .variable(second)]) } + [
        OperatorSample("Div", [.variable(first), .variable(second, in: 0.5...2)]),
        OperatorSample("Pow", [.variable(first, in: 0.5...2), .variable(second)]),
        OperatorSample("Pow", [.variable(first), .floats([3], shape: [])]),
        OperatorSample(
          "Mod", [.variable(first), .floats([0.7], shape: [])], ["fmod": .int(1)]),
      ]
    } + [
      OperatorSample(
        "Where", [.booleans([true, false, true], shape: [3]), .variable([2, 3]), .variable([1])])
    ]
  }()

  static let reductions: [OperatorSample] = {
    let names = [
      "ReduceSum", "ReduceMean", "ReduceMax", "ReduceMin", "ReduceProd", "ReduceL1", "ReduceL2",
      "ReduceLogSumExp", "ReduceSumSquare",
    ]
    let forms = names.flatMap { name in
      [
        OperatorSample(name, [.variable([2, 3, 5]), .list([-1, 0])], ["keepdims": .int(0)]),
        OperatorSample(name, [.variable([1, 3, 1])]),
        OperatorSample(name, [.variable([2, 3, 5])], ["axes": .ints([1])], opset: 11),
      ]
    }
    return forms + [
      OperatorSample("ReduceLogSum", [.variable([2, 3], in: 0.5...2), .list([1])]),
      OperatorSample(
        "CumSum", [.variable([2, 3, 4]), .integers([1], shape: [])],
        ["exclusive": .int(1), "reverse": .int(1)]),
      OperatorSample(
        "TopK", [.variable([2, 5]), .list([2])], ["axis": .int(1)], outputCount: 2),
    ]
  }()

  static let products: [OperatorSample] = [
    OperatorSample(
      "Gemm", [.variable([2, 3]), .variable([5, 3]), .variable([5])], ["transB": .int(1)]),
    OperatorSample(
      "Gemm", [.variable([3, 2]), .variable([3, 5]), .variable([2, 1])],
      ["transA": .int(1), "alpha": .float(0.5), "beta": .float(2)]),
    OperatorSample("Gemm", [.variable([1, 1]), .variable([1, 1])], ["alpha": .float(3)]),
    OperatorSample("MatMul", [.variable([2, 1, 3, 4]), .variable([3, 4, 1])]),
    OperatorSample(
      "Einsum", [.variable([2, 3, 4]), .variable([2, 4, 5])],
      ["equation": .string("bij,bjk->bik")]),
    OperatorSample("Det", [.variable([2, 3, 3])]),
  ]

  static let shapes: [OperatorSample] = [
    OperatorSample("Reshape", [.variable([2, 3, 4]), .list([0, -1])]),
    OperatorSample("Flatten", [.variable(image)], ["axis": .int(2)]),
    OperatorSample("Transpose", [.variable([2, 3, 5])], ["perm": .ints([2, 0, 1])]),
    OperatorSample("Squeeze", [.variable([1, 3, 1]), .list([0])]),
    OperatorSample("Unsqueeze", [.variable([3, 2]), .list([0, -1])]),
    OperatorSample("Expand", [.variable([3, 1]), .list([2, 1, 4])]),
    OperatorSample("Tile", [.variable([2, 1]), .list([1, 3])]),
    OperatorSample("DepthToSpace", [.variable([1, 8, 2, 1])], ["blocksize": .int(2)]),
    OperatorSample(
      "DepthToSpace", [.variable([1, 8, 2, 1])],
      ["blocksize": .int(2), "mode": .string("CRD")]),
    OperatorSample("SpaceToDepth", [.variable([1, 2, 4, 2])], ["blocksize": .int(2)]),
    OperatorSample("Concat", [.variable([2, 1]), .variable([2, 3])], ["axis": .int(-1)]),
    OperatorSample(
      "Split", [.variable([5, 2])], ["num_outputs": .int(2)], outputCount: 2),
    OperatorSample(
      "Slice",
      [.variable([5, 4]), .list([-1, 1]), .list([-100, 4]), .list([0, 1]), .list([-2, 2])]),
    OperatorSample("Trilu", [.variable([3, 4])], ["upper": .int(0)]),
    OperatorSample(
      "CenterCropPad", [.variable([5, 2]), .list([3, 5])]),
    OperatorSample("Pad", [.variable([2, 3]), .list([1, -1, 0, 2])]),
    OperatorSample(
      "Pad", [.variable([4, 3]), .list([1, 2, 3, 1])], ["mode": .string("reflect")]),
    OperatorSample("Pad", [.variable([2, 1]), .list([1, 0, 0, 2])], ["mode": .string("edge")]),
    OperatorSample("Pad", [.variable([2, 3]), .list([0, 4, 1, 0])], ["mode": .string("wrap")]),
    OperatorSample(
      "Cast", [.variable([3])], ["to": .int(ElementType.double.rawValue)]),
    OperatorSample("CastLike", [.variable([3]), .floats([1], shape: [])]),
  ]

  static let indexing: [OperatorSample] = [
    OperatorSample(
      "Gather", [.variable([3, 4]), .integers([-1, 0, 0], shape: [3, 1])], ["axis": .int(1)]),
    OperatorSample("Gather", [.variable([3, 4]), .integers([-2], shape: [])]),
    OperatorSample(
      "GatherElements", [.variable([2, 3]), .integers([1, 0, -1], shape: [1, 3])]),
    OperatorSample(
      "GatherND", [.variable([2, 3, 4]), .integers([0, -1, 1, 2], shape: [2, 2])]),
    OperatorSample(
      "GatherND", [.variable([2, 3, 4]), .integers([1, 2], shape: [2, 1])],
      ["batch_dims": .int(1)]),
    OperatorSample(
      "ScatterElements",
      [.variable([3, 2]), .integers([2, 0], shape: [1, 2]), .variable([1, 2])],
      ["reduction": .string("add")]),
    OperatorSample(
      "Scatter", [.variable([3, 2]), .integers([2, 0], shape: [1, 2]), .variable([1, 2])],
      opset: 10),
    OperatorSample(
      "ScatterND", [.variable([3, 2]), .integers([2, 0], shape: [2, 1]), .variable([2, 2])]),
  ]

  static let resampling: [OperatorSample] = {
    let scales = [1, 1, 1.5, 0.75]
    let inputs: [Input] = [.variable([1, 2, 5, 6]), .absent, .floats(scales, shape: [4])]
    let modes = ["nearest", "linear", "cubic"]
    return modes.flatMap { mode in
      ["half_pixel", "align_corners", "asymmetric"].map { coordinates in
        OperatorSample(
          "Resize", inputs,
          ["mode": .string(mode), "coordinate_transformation_mode": .string(coordinates)])
      }
    } + [
      OperatorSample(
        "Resize", [.variable([1, 2, 5, 1]), .absent, .absent, .list([3, 2])],
        ["mode": .string("linear"), "antialias": .int(1), "axes": .ints([2, 3])]),
      OperatorSample(
        "Resize", [.variable([1, 1, 2, 3]), .absent, .absent, .list([1, 1, 4, 9])],
        ["mode": .string("linear")]),
      OperatorSample(
        "Upsample", [.variable([1, 1, 2, 3]), .floats([1, 1, 2, 3], shape: [4])], opset: 9),
      OperatorSample(
        "GridSample", [.variable([1, 2, 3, 5]), .variable([1, 2, 2, 2], in: -0.9...0.9)]),
      OperatorSample(
        "AffineGrid", [.variable([1, 2, 3]), .list([1, 1, 2, 3])]),
    ]
  }()
}
