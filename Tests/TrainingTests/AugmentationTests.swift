import Tensors
import Testing
import Training

struct AugmentationTests {
  /// Two images of 3 × 5 × 4.
  static func images() throws -> Tensor {
    let colors = WaveNetwork.wave(120, step: 0.3).map { 0.5 + 0.4 * $0 }
    return try Tensor(colors, shape: [2, 3, 5, 4])
  }

  @Test func `the default changes nothing`() throws {
    let images = try Self.images()
    let result = try Augmentation().applied(to: images, seed: 1, epoch: 2, batch: 3)
    #expect(try result.floats() == images.floats())
  }

  @Test func `a sure flip mirrors left and right exactly`() throws {
    let images = try Self.images()
    let result = try Augmentation(flipProbability: 1)
      .applied(to: images, seed: 1, epoch: 0, batch: 0)
    #expect(agree(try result.floats(), try images.flipped(axes: [3]).floats(), within: 1e-6))
  }

  @Test func `a shift moves by whole pixels and repeats the edge`() throws {
    let images = try Self.images()
    let before = try images.floats()
    var moves: Set<[Int]> = []
    for batch in 0..<40 {
      let after = try Augmentation(shift: 1).applied(to: images, seed: 7, epoch: 0, batch: batch)
        .floats()
      let found = (-1...1).flatMap { down in (-1...1).map { [down, $0] } }.filter { move in
        (0..<20).allSatisfy { place in
          let row = min(max(place / 4 + move[0], 0), 4)
          let column = min(max(place % 4 + move[1], 0), 3)
          return abs(after[place] - before[row * 4 + column]) < 1e-6
        }
      }
      #expect(found.count == 1)
      moves.formUnion(found)
    }
    // Each is missed with a chance of (8/9)⁴⁰: under 1 %, and fixed by the seed.
    #expect(moves.count == 9)
  }

  @Test func `without saturation a gray image keeps its color, and a cast changes its channels`()
    throws
  {
    let gray = try Tensor([Float](repeating: 0.5, count: 3 * 5 * 4), shape: [1, 3, 5, 4])
    let same = try Augmentation(contrast: 0.5, saturation: 1)
      .applied(to: gray, seed: 3, epoch: 0, batch: 0).floats()
    #expect(agree(same, try gray.floats(), within: 1e-6))
    let cast = try Augmentation(channelGain: 0.2)
      .applied(to: gray, seed: 3, epoch: 0, batch: 0).floats()
    let channels = [cast[0], cast[20], cast[40]]
    #expect(Set(channels).count == 3)
    #expect(channels.allSatisfy { 0.4...0.6 ~= $0 })
  }

  @Test func `a cut is one gray rectangle no larger than asked`() throws {
    let black = try Tensor([Float](repeating: 0, count: 4 * 1 * 9 * 7), shape: [4, 1, 9, 7])
    let result = try Augmentation(cutout: 3).applied(to: black, seed: 3, epoch: 0, batch: 0)
      .floats()
    for image in 0..<4 {
      let cut = (0..<63).filter { result[image * 63 + $0] == 0.5 }
      let rows = Set(cut.map { $0 / 7 })
      let columns = Set(cut.map { $0 % 7 })
      #expect((1...3).contains(rows.count) && (1...3).contains(columns.count))
      #expect(cut.count == rows.count * columns.count)
    }
    #expect(result.allSatisfy { $0 == 0 || $0 == 0.5 })
  }

  @Test func `noise differs between images, passes and batches, not between calls`() throws {
    let gray = try Tensor([Float](repeating: 0.5, count: 2 * 48), shape: [2, 3, 4, 4])
    func noisy(seed: UInt64 = 1, epoch: Int = 0, batch: Int = 0) throws -> [Float] {
      try Augmentation(noise: 0.1).applied(to: gray, seed: seed, epoch: epoch, batch: batch)
        .floats()
    }
    let first = try noisy()
    #expect(try noisy() == first)
    #expect(first[..<48] != first[48...])
    for other in [try noisy(seed: 2), try noisy(epoch: 1), try noisy(batch: 1)] {
      #expect(other != first)
    }
  }
}
