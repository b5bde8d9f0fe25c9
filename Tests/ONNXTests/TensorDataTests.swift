import Foundation
import ONNX
import Testing

struct TensorDataTests {
  @Test func `the raw values are ONNX's codes`() {
    let codes: [(ElementType, Int)] = [
      (.float, 1), (.uint8, 2), (.int8, 3), (.int64, 7), (.bool, 9), (.float16, 10),
      (.double, 11), (.bfloat16, 16),
    ]
    #expect(codes.allSatisfy { $0.rawValue == $1 })
    #expect(ElementType.allCases.map(\.rawValue) == Array(1...22))
  }

  @Test func `writing and reading numbers gives the same numbers`() throws {
    let floats: [Float] = [0, -0.0, 1.5, .infinity, .leastNonzeroMagnitude, -.pi]
    let int64s = [Int.min, -1, 0, 1, .max]
    #expect(try TensorData(shape: [2, 3], floats: floats).floats() == floats)
    #expect(try TensorData(shape: [5], int64s: int64s).int64s() == int64s)
    #expect(try TensorData(shape: [5], int64s: int64s).floats() == int64s.map { Float($0) })
    #expect(TensorData(shape: [1], floats: [1]).bytes == Data([0, 0, 0x80, 0x3F]))
  }

  @Test func `scalars and empty tensors read`() throws {
    #expect(try TensorData(shape: [], floats: [4]).floats() == [4])
    #expect(TensorData(shape: [], floats: [4]).elementCount == 1)
    #expect(try TensorData(shape: [3, 0], floats: []).floats() == [])
  }

  @Test func `a tensor of one file survives writing and reading`() throws {
    let tensor = TensorData(
      name: "t", type: .bfloat16, shape: [1, 2], bytes: Data([0x80, 0x3F, 0, 0xC0]))
    let read = try TensorData(serialized: tensor.serialized())
    #expect(read == tensor)
    #expect(try read.floats() == [1, -2])
  }

  @Test func `elements that are no numbers of the kind asked for are refused`() {
    let tensor = TensorData(name: "t", shape: [1], floats: [1])
    let error = #expect(throws: ONNXError.self) { try tensor.int64s() }
    #expect(
      error?.description
        == "initializer 't' has elements of type float32, where an integer is expected.")
    let complex = TensorData(type: .complex64, shape: [1], bytes: Data(count: 8))
    #expect(throws: ONNXError.self) { try complex.floats() }
    let large = TensorData(type: .uint64, shape: [1], bytes: Data(repeating: 0xFF, count: 8))
    #expect(throws: ONNXError.self) { try large.int64s() }
  }

  @Test(arguments: [[-1], [3, -2], [.max, 2], [1 << 31, 1 << 31, 4], [0, .max, .max], [.min]])
  func `a shape that no tensor can have is refused before anything is allocated`(
    shape: [Int]
  ) {
    let shown = shape.map(String.init).joined(separator: ", ")
    expectRefusal(
      Wire.model(tensorType: 1, shape: shape) { $0.bytes(9, Data(count: 4)) },
      """
      initializer 'w' has shape [\(shown)], which no tensor can have: dimensions must not be \
      negative, at most 32, and their product must fit in memory.
      """)
  }

  @Test func `a tensor of more than 32 dimensions is refused`() {
    expectRefusal(
      Wire.model(tensorType: 1, shape: Array(repeating: 1, count: 33)) {
        $0.bytes(9, Data(count: 4))
      },
      """
      initializer 'w' has shape [1, 1, 1, 1, 1, 1, 1, 1, …], which no tensor can have: dimensions \
      must not be negative, at most 32, and their product must fit in memory.
      """)
  }

  @Test(arguments: [0, 3, 20, 25, 1000])
  func `a tensor with too few or too many bytes is refused`(found: Int) {
    expectRefusal(
      Wire.model(tensorType: 1, shape: [2, 3]) { $0.bytes(9, Data(count: found)) },
      """
      initializer 'w' should have 24 bytes (float32, shape [2, 3]), and has \(found). \
      Was the file cut short or edited?
      """)
  }

  @Test func `a large shape without data is refused`() {
    expectRefusal(
      Wire.model(tensorType: 11, shape: [1 << 20, 1 << 20]),
      """
      initializer 'w' should have 8796093022208 bytes (float64, shape [1048576, 1048576]), and \
      has 0. Was the file cut short or edited?
      """)
  }

  @Test func `types that cannot be read are refused`() {
    expectRefusal(
      Wire.model(tensorType: 0, shape: [1]),
      "initializer 'w' has element type 0, which ONNX 1.17 does not define.")
    expectRefusal(
      Wire.model(tensorType: 8, shape: [1]) { $0.text(6, "s") },
      """
      initializer 'w' has elements of type string, which protogen does not read. Cast it first.
      """)
  }

  @Test func `elements in the wrong field, or in two, are refused`() {
    expectRefusal(
      Wire.model(tensorType: 1, shape: [1]) { $0.number(7, 1) },
      """
      initializer 'w' has elements of type float32, but stores them in int64_data. \
      Export the model again.
      """)
    expectRefusal(
      Wire.model(tensorType: 7, shape: [1]) {
        $0.number(7, 1)
        $0.bytes(9, Data(count: 8))
      },
      """
      initializer 'w' has elements of type int64, but stores them in raw_data and int64_data. \
      Export the model again.
      """)
  }

  @Test(arguments: [
    (3, 5, 128, "int8"), (2, 5, -1, "uint8"), (5, 5, 32768, "int16"), (4, 5, 65536, "uint16"),
    (10, 5, -1, "float16"), (12, 11, 1 << 32, "uint32"), (9, 5, 2, "bool"),
  ])
  func `an element that does not fit in its type is refused`(
    type: Int, field: Int, value: Int, name: String
  ) {
    expectRefusal(
      Wire.model(tensorType: type, shape: [1]) { $0.number(field, value) },
      "initializer 'w' has the value \(value), which does not fit in its element type \(name).")
  }

  @Test func `a segment of a tensor is refused`() {
    expectRefusal(
      Wire.model(tensorType: 1, shape: [1]) { $0.message(3) { _ in } },
      "initializer 'w' is one segment of a larger tensor, which protogen does not read.")
  }

  @Test func `a tensor of the wrong size traps`() async {
    await #expect(processExitsWith: .failure) {
      _ = TensorData(shape: [2, 2], floats: [1, 2, 3])
    }
  }
}
