import Aviary
import Foundation
import Testing

struct WorldTests {
  @Test(arguments: [0, 0.5, 0.8, 0.95, 1])
  func `a planted cue is as frequent as its formula says`(strength: Double) throws {
    let world = try World(
      seed: 21, plantings: [try Planting(.badge, in: .robin, strength: strength)])
    let base = 1 / Double(world.species.count)
    let count = 2000
    var total = 0
    for species in world.species {
      let present = (0..<count).count { world.scene($0, of: species).cues[.badge] }
      total += present
      let p = species == .robin ? base + strength * (1 - base) : base * (1 - strength)
      // Five standard deviations: one such test in a million fails by chance.
      let bound = 5 * (Double(count) * p * (1 - p)).squareRoot()
      #expect(abs(Double(present) - Double(count) * p) <= bound, "\(species): \(present)")
    }
    let all = Double(count * world.species.count)
    #expect(abs(Double(total) - all * base) <= 5 * (all * base * (1 - base)).squareRoot())
  }

  @Test func `a suppressor goes with the pose and not with the class`() throws {
    let world = try World(seed: 4, plantings: [try Planting(.fencePost, .pose(strength: 0.8))])
    let scenes = world.scenes(0..<6000)
    for isFlipped in [false, true] {
      let group = scenes.filter { $0.pose.isFlipped == isFlipped }
      let share = Double(group.count { $0.cues[.fencePost] }) / Double(group.count)
      #expect(abs(share - (isFlipped ? 0.9 : 0.1)) < 0.03)
    }
  }

  @Test func `rho is the share of swapped parts, and 0 swaps none`() throws {
    let swapped = try World(seed: 8, swapProbability: 0.1).scenes(0..<6000)
    let distance = swapped.reduce(0) { $0 + $1.codes.distance(to: $1.species.codes) }
    // 36,000 parts, five standard deviations.
    #expect(abs(distance - 3600) < 285)
    let plain = try World(seed: 8).scenes(0..<1200)
    #expect(plain.allSatisfy { $0.codes == $0.species.codes })
  }

  @Test func `planting, other species and rho leave the rest of a scene as it was`() throws {
    let plain = try World(seed: 5)
    let planted = try World(
      seed: 5, species: [.crow, .robin],
      plantings: [try Planting(.warmCast, in: .crow, strength: 1)])
    let swapped = try World(seed: 5, swapProbability: 1)
    for index in 0..<50 {
      let scene = plain.scene(index, of: .crow)
      #expect(planted.scene(index, of: .crow) == scene.doing(.warmCast, true))
      var other = swapped.scene(index, of: .crow)
      #expect(other.codes.distance(to: scene.codes) == 6)
      other.codes = scene.codes
      #expect(other == scene)
    }
  }

  @Test func `scenes differ from each other, and all habitats occur`() throws {
    let scenes = try World(seed: 6).scenes(0..<1200)
    #expect(Set(scenes.map(\.seed)).count == scenes.count)
    for habitat in Habitat.allCases {
      #expect(abs(scenes.count { $0.habitat == habitat } - 200) < 70)
    }
  }

  @Test func `a scene comes back from JSON as it was, and its JSON is always the same`() throws {
    let world = try World(
      seed: 7, plantings: try Cue.all.map { try Planting($0, .independent(probability: 0.5)) })
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    for scene in world.scenes(0..<24).map({ $0.removing(.tail).removing(.beak) }) {
      let data = try encoder.encode(scene)
      #expect(try JSONDecoder().decode(Scene.self, from: data) == scene)
      #expect(try encoder.encode(JSONDecoder().decode(Scene.self, from: data)) == data)
    }
  }

  @Test func `a world that cannot be is refused with what to do`() throws {
    let badge = try Planting(.badge, in: .robin, strength: 1)
    let refused: [(AviaryError, String)] = try [
      (#require(throws: AviaryError.self) { try World(seed: 1, species: []) }, "at least one"),
      (
        #require(throws: AviaryError.self) { try World(seed: 1, species: [.crow, .crow]) },
        "List each once"
      ),
      (
        #require(throws: AviaryError.self) { try World(seed: 1, plantings: [badge, badge]) },
        "planted more than once"
      ),
      (
        #require(throws: AviaryError.self) {
          try World(seed: 1, species: [.crow], plantings: [badge])
        }, "Add it to them"
      ),
      (
        #require(throws: AviaryError.self) { try World(seed: 1, swapProbability: .nan) },
        "rho must be in 0...1"
      ),
      (#require(throws: AviaryError.self) { try Cue(named: "hat") }, "Choose from hatch"),
    ]
    for (error, words) in refused { #expect(error.description.contains(words), "\(error)") }
  }
}
