import Foundation
import ONNX
import Testing

struct ModelCheckTests {
  @Test func `the operator versions 6 to 22 are read, and no others`() throws {
    for opset in 6...22 {
      #expect(try load(Wire.model(opset: opset)).opset == opset)
    }
    for opset in [-1, 0, 5, 23] {
      expectRefusal(
        Wire.model(opset: opset),
        """
        the model uses opset \(opset), and protogen reads opset 6 to 22. \
        Export it with one of these, or convert it with onnx.version_converter.
        """)
    }
  }

  @Test func `a model must state its operator version, and only one`() {
    expectRefusal(
      Wire.model(opset: nil),
      """
      the model does not say which operator versions (opset) it uses. \
      Export it with opset 6 to 22.
      """)
    let twice = Wire.model(adding: { model in
      model.message(8) {
        $0.text(1, "ai.onnx")
        $0.number(2, 18)
      }
    })
    expectRefusal(
      twice,
      """
      the model imports versions 17 and 18 of the operators of domain ''. \
      Only one is allowed; export the model again.
      """)
  }

  @Test func `other domains, metadata and training leave the model readable`() throws {
    let data = Wire.model(adding: { model in
      model.message(8) {
        $0.text(1, "com.microsoft")
        $0.number(2, 1)
      }
      model.message(14) {
        $0.text(1, "author")
        $0.text(2, "nobody")
      }
      model.message(20) { _ in }
    })
    let model = try load(data)
    #expect(model.opsetImports == ["": 17, "com.microsoft": 1])
    #expect(model.metadata == ["author": "nobody"])
  }

  @Test func `a model with functions of its own is refused`() {
    expectRefusal(
      Wire.model(adding: { $0.message(25) { $0.text(1, "MyGelu") } }),
      """
      the model defines its own operators ('MyGelu'), which protogen does not read. \
      Inline them with onnx.inliner.inline_local_functions.
      """)
  }

  @Test func `a sparse initializer is refused by name`() {
    let data = Wire.model(graph: { graph in
      graph.message(15) { $0.message(1) { $0.text(8, "s") } }
    })
    expectRefusal(
      data,
      """
      initializer 's' is stored sparsely, which protogen does not read. \
      Save it as a dense tensor.
      """)
  }

  @Test func `a protocol buffer without a graph is refused`() {
    var other = Wire()
    other.number(1, 8)
    expectRefusal(
      other.data,
      "not an ONNX model: the file has no graph. Is it a checkpoint or a single tensor?")
  }

  @Test func `a value's type must be known and its size possible`() {
    func input(type: Int, sizes: [Int]) -> Data {
      Wire.model(graph: { graph in
        graph.message(11) { info in
          info.text(1, "i")
          info.message(2) { kind in
            kind.message(1) { tensor in
              tensor.number(1, type)
              tensor.message(2) { shape in
                for size in sizes { shape.message(1) { $0.number(1, size) } }
              }
            }
          }
        }
      })
    }
    expectRefusal(
      input(type: 99, sizes: [1]),
      "value 'i' has element type 99, which ONNX 1.17 does not define.")
    expectRefusal(
      input(type: 1, sizes: [1 << 40, 1 << 40]),
      """
      value 'i' has shape [1099511627776, 1099511627776], which no tensor can have: dimensions \
      must not be negative, at most 32, and their product must fit in memory.
      """)
    let open = try? load(input(type: 1, sizes: [-1, 3])).graph.inputs.last
    #expect(open?.dimensions == [.unknown, .fixed(3)])
  }
}
