import Classifiers
import ONNX
import Tensors
import Testing

struct ImageInputTests {
  private func input(_ inputs: ValueInfo...) throws -> ImageInput {
    try ImageInput(of: SmallGraph.graph([], inputs: inputs))
  }

  @Test
  func `channels first are recognized, with a size and a batch`() throws {
    let input = try input(SmallGraph.image(.fixed(1), .fixed(3), .fixed(32), .fixed(48)))
    #expect(!input.isChannelsLast)
    #expect((input.channelCount, input.height, input.width) == (3, 32, 48))
    #expect(input.batchSize == 1)
    #expect(input.acceptedSizes == "32×48 pixels")
  }

  @Test(arguments: [1, 3, 4])
  func `channels last are recognized, as TensorFlow exports them`(channels: Int) throws {
    let input = try input(
      SmallGraph.image(.symbolic("n"), .fixed(32), .fixed(48), .fixed(channels)))
    #expect(input.isChannelsLast)
    #expect((input.channelCount, input.height, input.width) == (channels, 32, 48))
    #expect(input.batchSize == nil)
  }

  @Test
  func `of two axes that could hold channels the second does`() throws {
    let input = try input(SmallGraph.image(.fixed(1), .fixed(3), .fixed(4), .fixed(4)))
    #expect((input.isChannelsLast, input.height, input.width) == (false, 4, 4))
  }

  @Test
  func `an open size is any size, and open channels are three`() throws {
    let open = try input(SmallGraph.image(.unknown, .unknown, .unknown, .unknown))
    #expect((open.channelCount, open.height, open.width) == (3, nil, nil))
    #expect(open.acceptedSizes == "any size")
    let wide = try input(SmallGraph.image(.unknown, .fixed(3), .unknown, .fixed(64)))
    #expect(wide.acceptedSizes == "any×64 pixels")
  }

  @Test
  func `a dimension of zero says nothing`() throws {
    let input = try input(SmallGraph.image(.fixed(0), .fixed(3), .fixed(0), .fixed(8)))
    #expect((input.batchSize, input.height, input.width) == (nil, nil, 8))
  }

  @Test
  func `several inputs are refused by name, and none as well`() throws {
    var mask = SmallGraph.colorInput
    mask.name = "mask"
    let two = #expect(throws: ClassifierError.self) {
      try input(SmallGraph.colorInput, mask)
    }
    #expect(try #require(two).description.contains("2 inputs ('image', 'mask')"))
    let none = #expect(throws: ClassifierError.self) { try input() }
    #expect(try #require(none).description.contains("0 inputs"))
  }

  @Test
  func `an unknown rank and another one are refused`() throws {
    let unknown = #expect(throws: ClassifierError.self) {
      try input(ValueInfo(name: "image", type: .float))
    }
    #expect(try #require(unknown).description.contains("an unknown shape"))
    let three = #expect(throws: ClassifierError.self) {
      try input(SmallGraph.image(.fixed(3), .fixed(8), .fixed(8)))
    }
    #expect(try #require(three).description.contains("3 axes"))
  }

  @Test(arguments: [ElementType.int64, .uint8, .bool])
  func `a type without gradients is refused`(type: ElementType) throws {
    let error = #expect(throws: ClassifierError.self) {
      try input(SmallGraph.image(.fixed(1), .fixed(3), .fixed(8), .fixed(8), type: type))
    }
    #expect(try #require(error).description.contains("\(type)"))
  }

  @Test
  func `a graph with channels last sees each color in its place`() throws {
    let graph = SmallGraph.graph(
      [
        SmallGraph.node(
          "ReduceMean", ["image"], "logits",
          [
            "axes": .ints([1, 2]), "keepdims": .int(0),
          ])
      ],
      inputs: [SmallGraph.image(.symbolic("n"), .fixed(5), .fixed(7), .fixed(3))])
    let planes =
      [Float](repeating: 0.1, count: 35) + [Float](repeating: 0.5, count: 35)
      + [Float](repeating: 0.9, count: 35)
    let images = try Tensor(planes, shape: [1, 3, 5, 7])
    let means = try SmallGraph.classifier(graph).logits(of: images).floats()
    for (mean, expected) in zip(means, [0.1, 0.5, 0.9] as [Float]) {
      #expect(abs(mean - expected) < 1e-6)
    }
  }
}
