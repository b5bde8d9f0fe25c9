import Tensors
import Testing

/// The C layer: it loads, calls, reports, and converts.
struct TorchLibraryTests {
  @Test func `the pinned libtorch is loaded`() throws {
    #expect(try TorchRuntime.version().hasPrefix("2.13"))
  }

  @Test(arguments: [[], [1], [0], [3], [2, 3], [1, 5, 1]])
  func `numbers come back as they went in`(shape: [Int]) throws {
    let numbers = (0..<shape.reduce(1, *)).map { Float($0) - 1.5 }
    let tensor = try Tensor(numbers, shape: shape)
    #expect(tensor.shape == shape)
    #expect(tensor.scalarType == .float32)
    #expect(try tensor.floats() == numbers)
  }

  @Test(arguments: ScalarType.allCases)
  func `every element type converts there and back`(type: ScalarType) throws {
    let tensor = try Tensor([0, 1, 1, 0], shape: [2, 2]).converted(to: type)
    #expect(tensor.scalarType == type)
    #expect(try tensor.integers() == [0, 1, 1, 0])
  }

  @Test func `channels-last changes the layout, not the values`() throws {
    let image = try Tensor((0..<24).map(Float.init), shape: [1, 3, 4, 2])
    #expect(try image.channelsLast().floats() == image.floats())
  }

  @Test func `a thread count that is set is the one in use`() throws {
    let before = try TorchRuntime.threadCount()
    try TorchRuntime.setThreadCount(1)
    #expect(try TorchRuntime.threadCount() == 1)
    try TorchRuntime.setThreadCount(before)
  }

  @Test func `recording is off inside withoutGradients and on again after it`() throws {
    let leaf = try Tensor([1.0, 2.0], shape: [2]).requiringGradient()
    let inside = try withoutGradients { () throws in try leaf.multiplied(by: 2) }
    #expect(!inside.requiresGradient)
    #expect(try leaf.multiplied(by: 2).requiresGradient)
  }
}
