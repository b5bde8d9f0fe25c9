import Aviary
import Testing
import Training

struct BenchmarkGridTests {
  private let models = BenchmarkGrid.models

  @Test func `the grid has 80 biased models, 24 clean ones and 16 controls, a quarter held out`() {
    for (kind, count) in [(BenchmarkModel.Kind.biased, 80), (.clean, 24), (.control, 16)] {
      let some = models.filter { $0.kind == kind }
      #expect(some.count == count)
      #expect(some.count { $0.share == .heldOut } == count / 4)
    }
  }

  @Test func `names and seeds are each model's own`() {
    #expect(Set(models.map(\.name)).count == models.count)
    #expect(Set(models.map(\.schooling.training.seed)).count == models.count)
  }

  @Test func `every shortcut is planted in another class once held out`() throws {
    for cue in Cue.shortcuts {
      func classes(_ share: BenchmarkModel.Share) -> Set<Species> {
        Set(
          models.filter { $0.kind == .biased && $0.share == share }.flatMap(\.schooling.plantings)
            .compactMap { planting in
              guard planting.cue == cue, case .species(let species, _) = planting.rule else {
                return nil
              }
              return species
            })
      }
      #expect(classes(.development).count == 3)
      #expect(classes(.heldOut).count == 1)
      #expect(classes(.development).isDisjoint(with: classes(.heldOut)))
    }
  }

  @Test func `the strengths of a biased model are one of five, the same for its three cues`() throws
  {
    for model in models where model.kind == .biased {
      let strengths = model.schooling.plantings.compactMap { planting -> Double? in
        if case .species(_, let strength) = planting.rule { strength } else { nil }
      }
      #expect(strengths.count == 3)
      #expect(Set(strengths).count == 1)
      #expect(BenchmarkGrid.strengths.contains(try #require(strengths.first)))
    }
  }

  @Test func `clean models have no cue, and controls none that is worth reporting`() {
    for model in models {
      let plantings = model.schooling.plantings
      switch model.kind {
      case .biased: break
      case .clean: #expect(plantings.isEmpty)
      case .control: #expect(!plantings.isEmpty)
      }
    }
  }
}
