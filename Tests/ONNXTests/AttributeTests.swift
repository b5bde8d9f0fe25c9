import Foundation
import ONNX
import Testing

struct AttributeTests {
  /// Returns a model whose node `n` has one attribute `a`, whose remaining fields a test writes.
  private func model(_ fill: @escaping (inout Wire) -> Void) -> Data {
    Wire.model(graph: { graph in
      graph.message(1) { node in
        node.text(2, "z")
        node.text(3, "n")
        node.text(4, "F")
        node.message(5) { attribute in
          attribute.text(1, "a")
          fill(&attribute)
        }
      }
    })
  }

  private func attribute(_ fill: @escaping (inout Wire) -> Void) throws -> Attribute? {
    try load(model(fill)).graph.nodes.last?.attributes["a"]
  }

  @Test func `every kind of attribute survives writing and reading`() throws {
    let tensor = TensorData(name: "t", shape: [2], floats: [1, -2])
    let inner = Graph(outputs: [ValueInfo(name: "x")])
    let attributes: [String: Attribute] = [
      "int": .int(-7), "ints": .ints([.min, 0, .max]), "no ints": .ints([]),
      "float": .float(0.1), "floats": .floats([.infinity, -0.0]), "string": .string("é"),
      "strings": .strings(["", "b"]), "tensor": .tensor(tensor), "graph": .graph(inner),
      "tensors": .tensors([tensor, TensorData(shape: [], int64s: [5])]),
      "graphs": .graphs([inner, inner]),
    ]
    var node = Node("n", ["x"], ["y"])
    node.attributes = attributes
    let read = try load(Model(opset: 17, graph: .chain([node])).serialized())
    #expect(read.graph.nodes.first?.attributes == attributes)
  }

  @Test func `an attribute without a type has that of its one field`() throws {
    #expect(try attribute { $0.number(3, 5) } == .int(5))
    #expect(try attribute { $0.text(4, "s") } == .string("s"))
    #expect(
      try attribute {
        $0.number(8, 1)
        $0.number(8, 2)
      } == .ints([1, 2]))
  }

  static let unreadable: [(String, @Sendable (inout Wire) -> Void)] = [
    ("nothing of a known type", { _ in }),
    (
      "nothing of a known type",
      {
        $0.number(3, 5)
        $0.text(4, "s")
      }
    ),
    (
      "text that is not UTF-8",
      {
        $0.bytes(4, Data([0xFF]))
        $0.number(20, 3)
      }
    ),
    ("a sparse tensor", { $0.number(20, 11) }),
    ("a type", { $0.number(20, 13) }),
    ("a reference to a function's attribute", { $0.text(21, "r") }),
  ]

  @Test(arguments: unreadable)
  func `an unreadable attribute is named`(
    found: String, fill: @Sendable @escaping (inout Wire) -> Void
  ) {
    expectRefusal(
      model(fill),
      """
      attribute 'a' of node 'n' (F) holds \(found). Expected a number, a string, a tensor, a list \
      of them, or a graph.
      """)
  }

  @Test func `a bad tensor names its attribute and node`() {
    expectRefusal(
      model {
        $0.number(20, 4)
        $0.message(5) {
          $0.number(1, 3)
          $0.number(2, 1)
        }
      },
      """
      attribute 'a' of node 'n' (F) should have 12 bytes (float32, shape [3]), and has 0. \
      Was the file cut short or edited?
      """)
  }

  @Test func `two attributes of one name are refused`() {
    let data = Wire.model(graph: { graph in
      graph.message(1) { node in
        node.text(3, "n")
        node.text(4, "F")
        for value in 1...2 {
          node.message(5) {
            $0.text(1, "a")
            $0.number(3, value)
          }
        }
      }
    })
    expectRefusal(
      data, "node 'n' (F) has two attributes named 'a'. Export the model again.")
  }
}
