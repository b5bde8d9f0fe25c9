import Aviary
import Classifiers
import Foundation
import ONNX
import Tensors
import Testing
import Training

struct SchoolingTests {
  /// A schooling of a few steps.
  static func tiny(seed: UInt64 = 1, plantings: [Planting] = []) -> Schooling {
    var schooling = SchoolingRecipe.small.schooling(
      of: [.robin, .crow, .goldfinch], size: 25, seed: seed)
    schooling.plantings = plantings
    schooling.sceneCount = 48
    schooling.training.epochCount = 2
    schooling.training.batchSize = 16
    return schooling
  }

  @Test func `every pass draws other scenes, tests others still, and classes take turns`() throws {
    let world = try World(seed: 3)
    let training = SceneExamples(of: world, count: 24, size: 16)
    let testing = SceneExamples(of: world, share: .testing, count: 24, size: 16)
    let scenes = (0..<24).flatMap { index in
      [training.scene(index), training.scene(index, epoch: 1), testing.scene(index)]
    }
    #expect(Set(scenes.map(\.seed)).count == scenes.count)
    for species in world.species { #expect(scenes.count { $0.species == species } == 6) }
    let batch = try training.batch([13, 0], epoch: 1)
    #expect(batch.labels == [1, 0])
    #expect(batch.images.shape == [2, 3, 16, 16])
  }

  @Test func `stored scenes are those drawn, rounded to a byte`() throws {
    let examples = SceneExamples(of: try World(seed: 9), count: 5, size: 17)
    let stored = try examples.stored()
    #expect(stored.count == 5)
    let indices = [4, 0, 2]
    let (drawn, kept) = (
      try examples.batch(indices, epoch: 0), try stored.batch(indices, epoch: 7)
    )
    #expect(drawn.labels == kept.labels)
    let difference = zip(try drawn.images.floats(), try kept.images.floats())
      .map { abs($0 - $1) }.max()
    #expect(try #require(difference) <= 0.5 / 255 + 1e-6)
  }

  @Test func `the same schooling gives the same file, another seed another`() throws {
    func file(_ seed: UInt64) throws -> [UInt8] {
      let schooling = Self.tiny(seed: seed)
      let trainer = try schooling.trainer()
      #expect(try trainer.run() == .finished)
      return Array(try schooling.model(of: trainer.network, producer: "test").serialized())
    }
    let first = try file(1)
    #expect(try file(1) == first)
    #expect(try file(2) != first)
  }

  @Test func `a model's file says how it came about`() throws {
    let planting = try Planting(.badge, in: .crow, strength: 0.8)
    let schooling = Self.tiny(plantings: [planting])
    let network = try schooling.trainer().network
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).onnx")
    defer { try? FileManager.default.removeItem(at: file) }
    try schooling.model(of: network, producer: "test").serialized().write(to: file)
    #expect(Schooling(of: try Model(contentsOf: file)) == schooling)
    let foreign = try network.model(labels: LabelList(name: "", names: ["a", "b", "c"]))
    #expect(Schooling(of: foreign) == nil)
  }

  @Test(arguments: SchoolingRecipe.allCases)
  func `every recipe can be trained`(recipe: SchoolingRecipe) throws {
    let schooling = recipe.schooling(seed: 5)
    #expect(schooling.training.violations.isEmpty)
    #expect(schooling.size == recipe.size)
    #expect(try schooling.world().species == Species.allCases)
    let network = try Network(
      schooling.training.architecture, preprocessing: schooling.training.preprocessing, seed: 0)
    let file = try schooling.model(of: network, producer: "test").serialized()
    #expect(file.count < (recipe == .builtin ? 2_000_000 : 250_000))
  }

  @Test func `an examination counts each of its scenes once`() throws {
    let table = try Self.tiny().examination(sceneCount: 10) { images in
      let count = images.shape[0]
      return try Tensor((0..<count).flatMap { _ in [1, 0, 0] as [Float] }, shape: [count, 3])
    }
    #expect(table.counts == [[4, 0, 0], [3, 0, 0], [3, 0, 0]])
  }
}
