import Statistics
import Tensors
import Testing
import Training

struct OutlierExposureTests {
  /// What an outlier was made by, as far as its pixels show.
  enum Trace {
    case folded, shuffled, other
  }

  /// A gradient in which no two pixels are alike.
  static func ramp(height: Int, width: Int) -> [Float] {
    (0..<height * width).map { Float($0) / Float(height * width) }
  }

  static func trace(_ outlier: [Float], of image: [Float], height: Int, width: Int) -> Trace {
    let isFolded = (0..<height).allSatisfy { row in
      let line = outlier[row * width..<(row + 1) * width]
      return Array(line) == line.reversed()
    }
    if isFolded { return .folded }
    return outlier.sorted() == image.sorted() ? .shuffled : .other
  }

  @Test(arguments: [(16, 24), (17, 9), (9, 8)])
  func `outliers are folded, shuffled or clouds, each in its share`(height: Int, width: Int)
    throws
  {
    let ramp = Self.ramp(height: height, width: width)
    let count = 700
    let images = try Tensor(
      Array(repeating: ramp, count: count).flatMap { $0 }, shape: [count, 1, height, width])
    var random = Philox(seed: 3, counter: SIMD3(0, 0, 0))
    let outliers = try OutlierExposure(share: 1).outliers(from: images, &random)
    #expect(outliers.shape == images.shape)
    let colors = try outliers.floats()
    #expect(colors.allSatisfy { 0...1 ~= $0 })
    let made = (0..<count).map {
      Array(colors[$0 * ramp.count..<($0 + 1) * ramp.count])
    }
    let traces = made.map { Self.trace($0, of: ramp, height: height, width: width) }
    // Four sevenths, two and one, within four standard deviations.
    #expect(348...452 ~= traces.count { $0 == .folded })
    #expect(152...248 ~= traces.count { $0 == .shuffled })
    #expect(63...137 ~= traces.count { $0 == .other })
    // One of the 24 orders of four tiles changes nothing.
    #expect(made.count { $0 == ramp } < 15)
  }

  @Test(arguments: [(2, 0.5, 2), (5, 0.5, 3), (12, 0.25, 3), (12, 1, 12)])
  func `there are as many outliers as asked for, but at least two`(
    batch: Int, share: Double, expected: Int
  ) throws {
    for (height, width) in [(1, 1), (3, 2), (5, 7)] {
      let images = try Tensor(
        [Float](repeating: 0.25, count: batch * 3 * height * width),
        shape: [batch, 3, height, width])
      var random = Philox(seed: 0, counter: SIMD3(0, 0, 0))
      let outliers = try OutlierExposure(share: share).outliers(from: images, &random)
      #expect(outliers.shape == [expected, 3, height, width])
    }
  }

  @Test func `a network that is exposed to outliers is less sure of them, and no worse`() throws {
    let examples = try Stripes.examples(count: 48)
    func network(exposed: Bool) throws -> Network {
      var configuration = try Stripes.configuration(epochCount: 20)
      configuration.outliers = exposed ? OutlierExposure(weight: 1) : nil
      let trainer = try Trainer(configuration, examples: examples)
      _ = try trainer.run()
      return trainer.network
    }
    var random = Philox(seed: 8, counter: SIMD3(0, 0, 0))
    let images = try examples.batch(Array(0..<48), epoch: 0).images
    let outliers = try OutlierExposure(share: 1).outliers(from: images, &random)
    func confidence(_ network: Network) throws -> Float {
      let largest = try network.logits(of: outliers).softmax(axis: 1).maximum(axes: [1])
      return try largest.mean().floats()[0]
    }
    let (plain, exposed) = (try network(exposed: false), try network(exposed: true))
    #expect(try confidence(exposed) < confidence(plain) - 0.1)
    let table = try ConfusionTable.measured(over: examples, classCount: 3) {
      try exposed.logits(of: $0)
    }
    #expect(table.accuracy.value > 0.9, "\(table.counts)")
  }
}
