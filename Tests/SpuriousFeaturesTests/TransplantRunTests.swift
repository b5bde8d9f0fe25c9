import Foundation
import SpuriousFeatures
import Tensors
import TestSupport
import Testing

/// How a test goes on, ends early, and shows what it found.
@Suite struct TransplantRunTests {
  /// Keeps everything in memory, and counts what is asked for.
  private final class Memory: TransplantStore {
    var content: [String: Data] = [:]
    var hitCount = 0

    func data(named name: String) -> Data? {
      let known = content[name]
      if known != nil { hitCount += 1 }
      return known
    }

    func keep(_ data: Data, named name: String) { content[name] = data }
  }

  @Test func `a test that was stopped goes on, and comes to the same`() throws {
    let whole = try CornerWorld.test().run().cells
    let memory = Memory()
    var steps = 0
    #expect(throws: SpuriousFeatureError.cancelled) {
      _ = try CornerWorld.test(store: memory).run(progress: { _, _, _ in
        steps += 1
        return steps < 12
      })
    }
    let keptCount = memory.content.count
    #expect(keptCount > 1)
    #expect(try CornerWorld.test(store: memory).run().cells == whole)
    #expect(memory.hitCount >= keptCount)
    #expect(memory.content.count > keptCount)
    // What is all there needs no network.
    let blind = ScriptedClassifier.blind(
      height: CornerWorld.height, width: CornerWorld.width, classCount: CornerWorld.classCount)
    let again = DonorTransplantTest(
      blind, try CornerWorld.collection(), configuration: CornerWorld.quick, store: memory)
    #expect(try again.run().cells == whole)
  }

  @Test func `parts of a test keep what the whole test keeps`() throws {
    let whole = Memory()
    let test = try CornerWorld.test(store: whole)
    let total = try test.keep(part: { 0..<$0 }).total
    let parts = (0..<3).map { _ in Memory() }
    var shown = 0
    for (number, memory) in parts.enumerated() {
      shown += try CornerWorld.test(store: memory).keep(part: {
        number * $0 / 3..<(number + 1) * $0 / 3
      }).shown
    }
    #expect(shown == total && parts.allSatisfy { !$0.content.isEmpty })
    let union = parts.reduce(into: [:]) { $0.merge($1.content) { old, _ in old } }
    #expect(union == whole.content)
    let nothing = Memory()
    #expect(try CornerWorld.test(store: nothing).keep(part: { $0..<$0 }).shown == 0)
    #expect(nothing.content.isEmpty)
    // What is left of the whole test is little, and comes to the same.
    let cells = try test.run().cells
    #expect(try CornerWorld.test().run().cells == cells)
  }

  @Test func `what there is no time for is told, and the rest is as ever`() throws {
    var count = 0
    let test = try CornerWorld.test()
    let result = try test.run(mayGoOn: {
      count += 1
      return count <= 3
    })
    let tested = Set(result.cells.map(\.component))
    #expect(tested.count == 3)
    #expect(tested.isDisjoint(with: result.untested))
    #expect(tested.count + result.untested.count == test.components.count)
    let whole = try test.run().cells
    for cell in result.cells {
      let other = whole.first {
        $0.classIndex == cell.classIndex && $0.component == cell.component
      }
      #expect(other?.sufficiency == cell.sufficiency && other?.necessity == cell.necessity)
    }
    #expect(try test.run(mayGoOn: { false }).cells.isEmpty)
  }

  @Test func `only the classes that are asked about have cells`() throws {
    let whole = try CornerWorld.test().run().cells
    let some = try CornerWorld.test(targets: [1, 3, 9]).run().cells
    #expect(Set(some.map(\.classIndex)) == [1, 3])
    for cell in some where cell.component == .corner {
      let other = whole.first { $0.classIndex == cell.classIndex && $0.component == .corner }
      #expect(other?.sufficiency == cell.sufficiency)
    }
    #expect(some.filter(\.isFinding).map(\.classIndex) == [1])
  }

  @Test func `what cannot show anything is shown to half of the recipients only`() throws {
    let cells = try CornerWorld.test().run().cells
    let corner = try #require(cells.first { $0.classIndex == 1 && $0.component == .corner })
    #expect(corner.sufficiency.recipientCount == 36 && corner.necessity.recipientCount == 12)
    let blur = try #require(cells.first { $0.classIndex == 1 && $0.component == .blur })
    #expect(blur.sufficiency.recipientCount == 18 && blur.necessity.recipientCount == 6)
  }

  @Test func `half of a cue does about half, where the network is about linear`() throws {
    // Classes are told by so little that probabilities stay near a quarter.
    let test = try CornerWorld.test(strength: 1)
    let result = try test.run()
    let cell = try #require(
      result.cells.first { $0.classIndex == 1 && $0.component == .corner })
    let dose = try test.doseResponse(of: cell, in: result)
    #expect(dose.full > 0.05 && dose.isMonotone)
    #expect(abs(dose.half / dose.full - 0.5) < 0.05)
  }

  @Test func `examples are those that change most, of several classes, as the network saw them`()
    throws
  {
    let test = try CornerWorld.test()
    let result = try test.run()
    let finding = try #require(result.findings.first)
    let examples = try test.examples(of: finding, in: result, count: 3)
    #expect(examples.count == 3)
    #expect(Set(examples.map(\.classIndex)) == [0, 2, 3])
    let classifier = try CornerWorld.reader()
    for example in examples {
      #expect(example.with.donorClass == 1 && example.control.donorClass != 1)
      #expect(example.with.probability > 0.8 && example.control.probability < 0.3)
      for stage in [example.before, example.with, example.control] {
        let images = try Tensor(
          stage.planes, shape: [1, 3, CornerWorld.height, CornerWorld.width])
        let values = try classifier.activations(of: images, at: ["logits"])["logits"]
        let beliefs = try #require(try values?.softmax(axis: 1).floats())
        #expect(abs(Double(beliefs[1]) - stage.probability) < 1e-5)
      }
    }
    #expect(try test.examples(of: finding, in: result, count: 50).count == 36)
  }
}
