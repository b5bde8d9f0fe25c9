import Aviary
import Testing

struct InterventionTests {
  static let world = try? World(seed: 11, swapProbability: 0.1, plantings: allPlanted())

  /// Every cue in half of the scenes.
  static func allPlanted() throws -> [Planting] {
    try Cue.all.map { try Planting($0, .independent(probability: 0.5)) }
  }

  static func scenes(_ count: Int) throws -> [Scene] { try #require(world).scenes(0..<count) }

  @Test func `forcing a cue changes nothing but the cue, over 1000 scenes`() throws {
    for scene in try Self.scenes(1000) {
      for cue in Cue.all {
        let (on, off) = (scene.doing(cue, true), scene.doing(cue, false))
        var other = on
        other.cues = off.cues
        #expect(other == off)
        #expect(on.cues.names.filter { $0 != cue.name } == off.cues.names)
        #expect((scene.cues[cue] ? on : off) == scene)
        #expect(off.doing(cue, true) == on)
      }
    }
  }

  @Test func `a local cue changes pixels inside its support only, over 1000 scenes`() throws {
    let (height, width) = (32, 35)
    var changedCounts: [String: Int] = [:]
    for (index, scene) in try Self.scenes(1000).enumerated() {
      let cue = Cue.all[index % Cue.all.count]
      guard let support = scene.support(of: cue, height: height, width: width) else { continue }
      let on = scene.doing(cue, true).rendered(height: height, width: width)
      let off = scene.doing(cue, false).rendered(height: height, width: width)
      let changed = Self.changedPixels(on, off)
      #expect(changed.allSatisfy { support[$0] > 0 }, "\(cue.name) in scene \(index)")
      changedCounts[cue.name, default: 0] += changed.count
    }
    for name in ["hatch", "badge", "birdhouse", "banner", "post"] {
      #expect(changedCounts[name, default: 0] > 100, "\(name)")
    }
  }

  @Test func `a cue of all pixels does the same to each, whatever is shown`() throws {
    for var scene in try Self.scenes(24) {
      scene.cues = []
      let plain = scene.rendered(size: 33).planes
      let warm = scene.doing(.warmCast, true).rendered(size: 33).planes
      let checked = scene.doing(.checker, true).rendered(size: 33).planes
      let size = 33 * 33
      for index in plain.indices where 0.05...0.80 ~= plain[index] {
        let gain: Float = [1.16, 1.02, 0.80][index / size]
        #expect(abs(warm[index] - gain * plain[index]) < 1e-5)
        let (row, column) = (index % size / 33, index % size % 33)
        let step: Float = (row + column) % 2 == 0 ? 0.035 : -0.035
        #expect(abs(checked[index] - plain[index] - step) < 1e-5)
      }
    }
  }

  @Test func `a large beak changes pixels of the two beaks only`() throws {
    for var scene in try Self.scenes(200) {
      scene.cues = []
      let small = scene.rendered(size: 48, masks: true)
      let large = scene.doing(.largeBeak, true).rendered(size: 48, masks: true)
      let (a, b) = (small.mask(of: .beak), large.mask(of: .beak))
      #expect(Self.changedPixels(small, large).allSatisfy { a[$0] > 0 || b[$0] > 0 })
      #expect(b.reduce(0, +) > a.reduce(0, +))
    }
  }

  @Test func `the position cue moves the bird to the upper left`() throws {
    func middle(_ scene: Scene) -> (row: Float, column: Float) {
      let mask = scene.rendered(size: 40, masks: true).birdMask
      let total = mask.reduce(0, +)
      let row = mask.indices.reduce(Float(0)) { $0 + mask[$1] * Float($1 / 40) }
      let column = mask.indices.reduce(Float(0)) { $0 + mask[$1] * Float($1 % 40) }
      return (row / total, column / total)
    }
    for var scene in try Self.scenes(50) {
      scene.cues = []
      let (before, after) = (middle(scene), middle(scene.doing(.upperLeft, true)))
      #expect(after.row < before.row - 3 && after.column < before.column - 2)
    }
  }

  @Test(arguments: Part.allCases)
  func `removing a part changes pixels inside its mask only`(part: Part) throws {
    var changedCount = 0
    for scene in try Self.scenes(240) {
      let whole = scene.rendered(height: 40, width: 43, masks: true)
      let mask = whole.mask(of: part)
      let changed = Self.changedPixels(
        whole, scene.removing(part).rendered(height: 40, width: 43))
      #expect(changed.allSatisfy { mask[$0] > 0 }, "\(part), seed \(scene.seed)")
      changedCount += changed.count
    }
    #expect(changedCount > 240)
  }

  @Test func `a bird with no part leaves its habitat, and the bird mask is where it was`() throws {
    for scene in try Self.scenes(60) {
      let whole = scene.rendered(size: 40, masks: true)
      let empty = Part.allCases.reduce(scene) { $0.removing($1) }.rendered(size: 40, masks: true)
      let mask = whole.birdMask
      #expect(empty.birdMask.allSatisfy { $0 == 0 })
      #expect(mask.allSatisfy { $0 <= 1.0001 })
      #expect(Self.changedPixels(whole, empty).allSatisfy { mask[$0] > 0 })
    }
  }

  /// The pixels in which two pictures differ in any bit.
  static func changedPixels(_ a: RenderedScene, _ b: RenderedScene) -> [Int] {
    let size = a.height * a.width
    return (0..<size).filter { pixel in
      (0..<3).contains { a.planes[$0 * size + pixel] != b.planes[$0 * size + pixel] }
    }
  }
}
