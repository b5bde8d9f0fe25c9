import Tensors
import TestSupport
import Testing

/// The order of arguments and axes, where a wrapper could get it wrong.
struct OperationTests {
  @Test func `padding names the outermost axis first and cuts where it is negative`() throws {
    let tensor = try Tensor([1.0, 2, 3, 4, 5, 6], shape: [2, 3])
    let padded = try tensor.padded([(1, 0), (-1, 2)], value: 9)
    #expect(padded.shape == [3, 4])
    #expect(try padded.floats() == [9, 9, 9, 9, 2, 3, 9, 9, 5, 6, 9, 9])
  }

  @Test func `slices count negative bounds from the end and move others inside`() throws {
    let tensor = try Tensor(Array(0..<7), shape: [7])
    #expect(try tensor.slice(axis: 0, from: -5, to: 100, step: 2).integers() == [2, 4, 6])
    #expect(try tensor.slice(axis: 0, from: 5, to: 2).integers() == [])
  }

  @Test func `splitting and joining are inverse`() throws {
    let tensor = try Tensor((0..<15).map(Float.init), shape: [3, 5])
    let parts = try tensor.split(extents: [1, 0, 4], axis: 1)
    #expect(parts.map(\.shape) == [[3, 1], [3, 0], [3, 4]])
    #expect(try Tensor.concatenating(parts, axis: 1).floats() == tensor.floats())
  }

  @Test func `a scaled sum is the sum with a scaled tensor`() throws {
    let first = try Tensor([1.0, 2], shape: [2, 1])
    let second = try Tensor([10.0, 20, 30], shape: [3])
    let direct = try first.adding(second, scaledBy: -2)
    let composed = try first.adding(try second.multiplied(by: -2))
    #expect(try direct.floats() == composed.floats())
    #expect(direct.shape == [2, 3])
  }

  @Test func `the two remainders differ in sign`() throws {
    let dividend = try Tensor([-7.0, 7], shape: [2])
    let divisor = try Tensor([3.0, -3], shape: [2])
    #expect(try dividend.remainder(dividingBy: divisor).floats() == [2, -2])
    #expect(try dividend.remainderTruncating(dividingBy: divisor).floats() == [-1, 1])
  }

  @Test func `integer sums and products keep their type`() throws {
    let tensor = try Tensor([Int32](1...4), shape: [2, 2])
    #expect(try tensor.sum(axes: [0]).scalarType == .int32)
    #expect(try tensor.product(axis: 1).scalars(as: Int32.self) == [2, 12])
    #expect(try tensor.cumulativeSum(axis: 1).scalars(as: Int32.self) == [1, 3, 3, 7])
  }

  @Test func `equal elements keep their order when sorted`() throws {
    let tensor = try Tensor([2.0, 3, 3, 2], shape: [4])
    #expect(try tensor.sorted(axis: 0, descending: true).indices.integers() == [1, 2, 0, 3])
  }

  @Test func `an affine grid of the identity samples the image itself`() throws {
    var random = SeededGenerator(seed: 3)
    let image = try Tensor(random.numbers(2 * 15), shape: [1, 2, 3, 5])
    let identity = try Tensor([1.0, 0, 0, 0, 1, 0], shape: [1, 2, 3])
    let grid = try Tensor.affineGrid(identity, shape: image.shape)
    let sampled = try image.sampled(at: grid)
    let difference = try sampled.subtracting(image).applying(.abs).maximum(axes: [0, 1, 2, 3])
    // Coordinates are rounded once on their way to the grid and once on their way back.
    #expect(try difference.scalars(as: Double.self)[0] < 1e-12)
  }

  @Test(arguments: ElementwiseFunction.allCases)
  func `every elementwise function has an operator`(function: ElementwiseFunction) throws {
    let isOfIntegers = function == .bitwiseNot
    let tensor = try isOfIntegers ? Tensor([1, 2], shape: [2]) : Tensor([0.5, 1], shape: [2])
    #expect(try tensor.applying(function).shape == [2])
  }

  @Test func `eigenvectors of a symmetric matrix are stretched by the eigenvalues`() throws {
    // 2 and 1 on the diagonal, 1 beside it twice and 0 elsewhere: eigenvalues 1, 1 and 3 by hand.
    let matrix = try Tensor([2, 1, 0, 1, 2, 0, 0, 0, 1] as [Double], shape: [3, 3])
    let (values, vectors) = try matrix.symmetricEigenvectors()
    let found = try values.scalars(as: Double.self)
    for (value, expected) in zip(found, [1.0, 1, 3]) { #expect(abs(value - expected) < 1e-12) }
    let stretched = try matrix.matrixMultiplied(by: vectors).scalars(as: Double.self)
    let scaled = try vectors.multiplied(by: values).scalars(as: Double.self)
    #expect(zip(stretched, scaled).allSatisfy { abs($0 - $1) < 1e-12 })
    let last = try vectors.element(2, axis: 1).scalars(as: Double.self)
    #expect(abs(abs(last[0]) - 0.5.squareRoot()) < 1e-12 && abs(last[2]) < 1e-12)
  }
}
