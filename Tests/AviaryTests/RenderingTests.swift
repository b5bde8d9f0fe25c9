import Aviary
import ImageFiles
import Testing

struct RenderingTests {
  /// The FNV-1a hash of a picture's bytes.
  static func checksum(_ bitmap: Bitmap) -> UInt64 {
    bitmap.bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  // What this code drew when the pictures were last looked at; other pictures are another world,
  // with other classifiers.
  @Test func `the pictures are what they were`() throws {
    let world = try World(
      seed: 1, swapProbability: 0.1,
      plantings: try Cue.all.map { try Planting($0, .independent(probability: 0.3)) })
    let sums = world.scenes(0..<24).map { Self.checksum($0.rendered(size: 64).bitmap) }
    let all = sums.reduce(UInt64(0)) { ($0 &* 31) ^ $1 }
    #expect(all == 15_438_114_190_474_684_031)
  }

  @Test func `one core and all cores give the same bytes`() throws {
    let scenes = try World(seed: 2).scenes(0..<48)
    let one = SceneBatch.planes(of: scenes, height: 20, width: 31, isConcurrent: false)
    let all = SceneBatch.planes(of: scenes, height: 20, width: 31)
    #expect(one == all)
    #expect(one == scenes.flatMap { $0.rendered(height: 20, width: 31).planes })
    #expect(
      one == SceneBatch.map(scenes) { $0.rendered(height: 20, width: 31).planes }.flatMap(\.self))
  }

  @Test(arguments: [(1, 1), (1, 9), (16, 16), (17, 31), (40, 23)])
  func `any size can be drawn, with and without masks`(height: Int, width: Int) throws {
    for scene in try World(seed: 3).scenes(0..<24) {
      let plain = scene.rendered(height: height, width: width)
      let masked = scene.rendered(height: height, width: width, masks: true)
      #expect(plain.planes.count == 3 * height * width)
      #expect(plain.planes.allSatisfy { 0...1 ~= $0 })
      #expect(plain.planes == masked.planes)
      #expect(masked.birdMask.count == height * width)
    }
  }

  @Test func `a larger picture shows the same scene`() throws {
    for scene in try World(seed: 9).scenes(0..<24) {
      let small = scene.rendered(size: 24, masks: true).birdMask.reduce(0, +) / (24 * 24)
      let large = scene.rendered(size: 96, masks: true).birdMask.reduce(0, +) / (96 * 96)
      #expect(abs(small - large) < 0.02)
      #expect(0.08...0.5 ~= large)
    }
  }

  @Test func `a wide picture has the square one in its middle`() throws {
    for var scene in try World(seed: 10).scenes(0..<24) {
      scene.lighting.grain = 0
      let square = scene.rendered(height: 32, width: 32, masks: true).birdMask
      let wide = scene.rendered(height: 32, width: 64, masks: true).birdMask
      for row in 0..<32 {
        for column in 0..<32 {
          #expect(abs(square[row * 32 + column] - wide[row * 64 + column + 16]) < 1e-3)
        }
      }
    }
  }

  @Test func `a robin has a red breast and a dark head`() throws {
    let world = try World(seed: 12)
    for index in 0..<40 {
      let picture = world.scene(index, of: .robin).rendered(size: 64, masks: true)
      let breast = Self.meanColor(picture, picture.mask(of: .breast))
      let head = Self.meanColor(picture, picture.mask(of: .head))
      #expect(breast[0] > 1.6 * breast[1] && breast[0] > 1.8 * breast[2], "\(breast)")
      #expect(head.max() ?? 1 < 0.3, "\(head)")
    }
  }

  static func meanColor(_ picture: RenderedScene, _ mask: [Float]) -> [Float] {
    let total = mask.reduce(0, +)
    return (0..<3).map { channel in
      let plane = picture.planes[channel * mask.count..<(channel + 1) * mask.count]
      return zip(plane, mask).reduce(0) { $0 + $1.0 * $1.1 } / total
    }
  }
}
