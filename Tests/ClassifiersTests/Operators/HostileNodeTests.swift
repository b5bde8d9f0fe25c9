import Classifiers
import ONNX
import Tensors
import Testing

/// Nodes that a stranger could write to crash the program or to fill the memory.
struct HostileNodeTests {
  typealias Input = OperatorSample.Input

  private static let image: Input = .variable([1, 2, 3, 3])
  private static let huge = [Int.max, Int.min, 1 << 40]

  static let samples: [OperatorSample] =
    huge.flatMap(windows) + huge.flatMap(extents)
    + [Double.nan, .infinity, -1, 0, 1e-30, 1e30].flatMap(scales)
    + [Double.nan, .infinity, -1, 1e30].flatMap(depths) + others

  private static func windows(_ number: Int) -> [OperatorSample] {
    [
      OperatorSample(
        "Conv", [image, .variable([2, 2, 1, 1])], ["pads": .ints([number, 0, 0, 0])]),
      OperatorSample("Conv", [image, .variable([2, 2, 1, 1])], ["group": .int(number)]),
      OperatorSample(
        "ConvTranspose", [image, .variable([2, 2, 1, 1])], ["strides": .ints([number, 1])]),
      OperatorSample(
        "ConvTranspose", [image, .variable([2, 2, 1, 1])], ["output_shape": .ints([number, 1])]),
      OperatorSample("MaxPool", [image], ["kernel_shape": .ints([number, 1])]),
      OperatorSample(
        "AveragePool", [image],
        ["kernel_shape": .ints([1, 1]), "dilations": .ints([number, 1])]),
      OperatorSample("ConstantOfShape", [.list([number, 2])]),
      OperatorSample("Expand", [image, .list([number, 1, 1, 1])]),
      OperatorSample("Tile", [image, .list([number, 1, 1, 1])]),
      OperatorSample("Pad", [image, .list([number, 0, 0, 0, 0, 0, 0, 0])]),
      OperatorSample(
        "Pad", [image, .list([0, 0, 0, 0, number, 0, 0, 0])], ["mode": .string("wrap")]),
      OperatorSample("CenterCropPad", [image, .list([number, 1, 1, 1])]),
    ]
  }

  private static func extents(_ number: Int) -> [OperatorSample] {
    [
      OperatorSample("Resize", [image, .absent, .absent, .list([1, 2, number, 1])]),
      OperatorSample("Reshape", [image, .list([number, 3])]),
      OperatorSample("Split", [image], ["num_outputs": .int(number)]),
      OperatorSample("DepthToSpace", [image], ["blocksize": .int(number)]),
      OperatorSample("SpaceToDepth", [image], ["blocksize": .int(number)]),
      OperatorSample("LRN", [image], ["size": .int(number)]),
      OperatorSample("Trilu", [image, .integers([number], shape: [])]),
      OperatorSample("EyeLike", [.variable([2, 2])], ["k": .int(number)]),
      OperatorSample("OneHot", [image, .integers([number], shape: []), .list([0, 1])]),
      OperatorSample("TopK", [image, .list([number])], outputCount: 2),
      OperatorSample("AffineGrid", [.variable([1, 2, 3]), .list([1, 1, number, 1])]),
      OperatorSample("Gather", [image, .integers([number], shape: [])]),
      OperatorSample("Gather", [image, .list([number])]),
      OperatorSample("Softmax", [image], ["axis": .int(number)]),
      OperatorSample("Squeeze", [image, .list([number])]),
      OperatorSample(
        "GroupNormalization", [image, .variable([2]), .variable([2])],
        ["num_groups": .int(number)]),
      OperatorSample(
        "DequantizeLinear", [image, .floats([1, 2], shape: [1, 2, 1, 1])],
        ["block_size": .int(number)]),
      OperatorSample(
        "Range",
        [
          .integers([0], shape: []), .integers([1 << 40], shape: []),
          .integers([1], shape: []),
        ]),
    ]
  }

  private static func scales(_ number: Double) -> [OperatorSample] {
    [OperatorSample("Resize", [image, .absent, .floats([1, 1, number, 1], shape: [4])])]
  }

  private static func depths(_ number: Double) -> [OperatorSample] {
    [OperatorSample("OneHot", [image, .floats([number], shape: []), .list([0, 1])])]
  }

  private static let others: [OperatorSample] = [
    OperatorSample(
      "Resize",
      [image, .floats([0, 0, .nan, 0, 1, 1, 1, 1], shape: [8]), .absent, .list([1, 2, 3, 3])],
      ["coordinate_transformation_mode": .string("tf_crop_and_resize")]),
    OperatorSample(
      "Range", [.floats([0], shape: []), .floats([.nan], shape: []), .floats([0], shape: [])]),
    OperatorSample("Slice", [image, .list([0]), .list([1]), .list([0]), .list([.min])]),
    OperatorSample("Conv", [image, .variable([2, 2])]),
    OperatorSample("LRN", [.variable([3])], ["size": .int(1)]),
    OperatorSample("Gemm", [image, image]),
    OperatorSample("GatherND", [image, .integers([9], shape: [1, 1])]),
    OperatorSample("GatherND", [image, .integers([], shape: [0])]),
    OperatorSample(
      "ScatterND", [.variable([2]), .integers([7], shape: [1, 1]), .variable([1])]),
    OperatorSample(
      "ScatterElements", [.variable([2]), .integers([-9], shape: [1]), .variable([1])]),
    OperatorSample("GlobalAveragePool", [.variable([2])]),
    OperatorSample("Einsum", [.variable([2])], ["equation": .string("a,b->ab")]),
  ]

  @Test(arguments: samples)
  func `a node with impossible numbers is refused`(sample: OperatorSample) {
    #expect(throws: (any Error).self) { try sample.outputs() }
  }

  @Test func `slices with extreme bounds stay inside the tensor`() throws {
    let bounds: [Input] = [.list([.max]), .list([.min]), .list([0]), .list([-1])]
    let backwards = OperatorSample("Slice", [.floats([1, 2, 3], shape: [3])] + bounds)
    #expect(try backwards.outputs()[0].floats() == [3, 2, 1])
    let whole = OperatorSample(
      "Slice", [.floats([1, 2, 3], shape: [3]), .list([.min]), .list([.max])])
    #expect(try whole.outputs()[0].floats() == [1, 2, 3])
  }
}
