import Foundation
import ONNX
import Testing

/// Files of the `onnx` package, made by `References/onnx/make_fixtures.py`.
struct FixtureTests {
  private func fixture(_ name: String) throws -> Model {
    try Model(contentsOf: fixtures.appending(path: name))
  }

  @Test(
    arguments: [
      ("float", [0.5, -2, 3]), ("double", [0.5, -2, 3]), ("float16", [0.5, -2, 3]),
      ("bfloat16", [0.5, -2, 3]), ("int8", [1, -2, 127]), ("uint8", [1, 2, 255]),
      ("int16", [1, -2, 32767]), ("uint16", [1, 2, 65535]), ("int32", [1, -2, 0x1p30]),
      ("uint32", [1, 2, 0x1p32]), ("int64", [1, -2, 0x1p40]), ("uint64", [1, 2, 0x1p62]),
      ("bool", [1, 0, 1]),
    ] as [(String, [Float])])
  func `initializers of every type read the same from either field`(
    type: String, expected: [Float]
  ) throws {
    let initializers = try fixture("element_types.onnx").graph.initializers
    let typed = try #require(initializers["\(type)_typed"])
    let raw = try #require(initializers["\(type)_raw"])

    #expect(try typed.floats() == expected)
    #expect(typed.bytes == raw.bytes)
    #expect(typed.type == raw.type)
    #expect(typed.shape == [3])
  }

  @Test func `a classifier keeps its names, attributes and shapes`() throws {
    let model = try fixture("classifier.onnx")
    let graph = model.graph

    #expect(model.opset == 17)
    #expect(model.irVersion == 8)
    #expect(model.producer == "make_fixtures 1")
    #expect(
      graph.nodes.map(\.name)
        == ["conv", "LeakyRelu_1", "GlobalAveragePool_2", "Constant_3", "Reshape_4"])
    #expect(
      graph.nodes.first?.attributes == [
        "kernel_shape": .ints([3, 3]), "pads": .ints([1, 1, 1, 1]), "group": .int(1),
      ])
    #expect(graph.nodes[1].attributes == ["alpha": .float(0.25)])
    #expect(
      graph.inputs == [
        ValueInfo(
          name: "image", type: .float,
          dimensions: [.symbolic("batch"), .fixed(3), .unknown, .fixed(32)])
      ])
    #expect(graph.valueInfos["pooled"]?.dimensions?.map(\.description) == ["batch", "2", "1", "1"])
    #expect(graph.initializers["conv.weight"]?.shape == [2, 3, 3, 3])
    guard case .tensor(let shape)? = graph.nodes[3].attributes["value"] else {
      Issue.record("The constant has no tensor.")
      return
    }
    #expect(try shape.int64s() == [0, -1])
  }

  @Test func `an input that only declares an initializer is no input`() throws {
    let model = try fixture("old_style.onnx")
    #expect(model.opset == 7)
    #expect(model.graph.inputs.map(\.name) == ["x"])
    #expect(try model.graph.initializers["bias"]?.floats() == [1, 2])
  }

  @Test func `a branch may read the value of an outer node`() throws {
    let choose = try #require(try fixture("branches.onnx").graph.nodes.last)
    guard case .graph(let branch)? = choose.attributes["else_branch"] else {
      Issue.record("The node has no branch.")
      return
    }
    #expect(branch.nodes.map(\.operatorType) == ["Neg"])
    #expect(branch.nodes.map(\.inputs) == [["doubled"]])
  }

  @Test func `external data is read at its offset`() throws {
    let initializers = try fixture("external/model.onnx").graph.initializers
    #expect(try initializers["a"]?.floats() == [0, 1, 2, 3, 4, 5])
    #expect(try initializers["b"]?.floats() == [7, 8, 9])
    #expect(initializers["b"]?.type == .float16)
  }

  @Test func `a file of one tensor is read`() throws {
    let tensor = try TensorData(
      serialized: Data(contentsOf: fixtures.appending(path: "tensor.pb")))
    #expect(tensor.name == "input_0")
    #expect(tensor.shape == [1, 3])
    #expect(try tensor.floats() == [1.5, -2.5, 3.5])
  }

  @Test(arguments: [
    "element_types.onnx", "classifier.onnx", "old_style.onnx", "branches.onnx",
    "external/model.onnx",
  ])
  func `writing and reading a model gives the same model`(name: String) throws {
    let model = try fixture(name)
    let bytes = try model.serialized()
    let again = try load(bytes)
    #expect(again == model)
    #expect(try again.serialized() == bytes)
  }
}
