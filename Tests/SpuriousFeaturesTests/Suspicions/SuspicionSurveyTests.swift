import Classifiers
import SpuriousFeatures
import Testing

@Suite struct SuspicionSurveyTests {
  private static func measured(
    _ corner: CornerNetwork, directionCount: Int = 0, classes: [Int] = [0, 1, 2, 3]
  ) throws -> SuspicionMeasurements {
    let network = SubjectNetwork(
      try corner.classifier(), classCount: 4, classes: classes, head: corner.head,
      directions: corner.head.randomDirections(count: directionCount, seed: 1))
    let planes = corner.prototypes().planes
    let prototypes = SubjectPrototypes(
      classes.map { planes[$0] } + (0..<directionCount).map { planes[$0] }, channelCount: 3,
      height: CornerNetwork.height, width: CornerNetwork.width)
    return try SuspicionSurvey(network, prototypes).measured()
  }

  @Test func `a class that is one feature in a corner comes first, and it is said why`() throws {
    let measurements = try Self.measured(CornerNetwork())
    let ranked = measurements.rankedClasses
    #expect(ranked[0].classIndex == 0)
    let suspicion = try #require(ranked[0].suspicion)
    #expect(suspicion.tier == .suspicion && suspicion.rank == 1 && suspicion.stability == 1)
    let reasons = Set(suspicion.observations.map(\.score))
    #expect(reasons.isSuperset(of: [.blank, .corners, .location]), "\(reasons)")
    #expect(ranked.dropFirst().allSatisfy { $0.suspicion == nil })

    let carriers = try #require(ranked[0].details.carriers)
    #expect(carriers.map(\.feature) == [0])
    #expect(abs((measurements.values[.concentration]?[0] ?? 0) + 1) < 1e-9)
    // The middle's 0.2 · 1.8 and the color's 0.5 · 5.4 have shares of 2/17 and 15/17.
    let others = try #require(measurements.values[.concentration]).dropFirst()
    #expect(others.allSatisfy { abs($0 + 1.436) < 0.05 }, "\(others)")
    #expect(ranked[0].details.window == Place(top: 0, left: 0, height: 4, width: 4))
    #expect(ranked[0].details.place == Place(top: 0, left: 0, height: 4, width: 4))
  }

  @Test func `the numbers of the blank image are the bias's log-odds`() throws {
    let measurements = try Self.measured(CornerNetwork())
    let blank = try #require(measurements.values[.blank])
    // -4 - ln(e + e^0.5 + 1), as the features of middle gray are 0.
    #expect(abs(blank[0] - 5.680_269_8) < 1e-5, "\(blank[0])")
  }

  @Test func `what a window adds is what its feature does`() throws {
    let measurements = try Self.measured(CornerNetwork())
    let sufficiency = try #require(measurements.values[.sufficiency]?[0])
    // 48 values of the corner rise by 0.45, times 2, and no other score changes.
    #expect(abs(sufficiency - 2 * 48 * 0.45) < 0.5, "\(sufficiency)")
    let necessity = try #require(measurements.values[.necessity]?[0])
    #expect(abs(necessity - 2 * 48 * 0.45) < 0.5, "\(necessity)")
  }

  @Test(arguments: [[3, 2, 1, 0], [1, 0, 3, 2], [2, 3, 0, 1]])
  func `another order of the classes is another order of the ranking`(order: [Int]) throws {
    let first = try SuspicionRanking(Self.measured(CornerNetwork()))
    let second = try SuspicionRanking(Self.measured(CornerNetwork(order: order)))
    #expect(order[second.entries[0].place] == first.entries[0].place)
    // Only the partners of a few windows are drawn anew, and no combined score has any.
    for (place, kind) in order.enumerated() {
      #expect(abs(second.scores[place] - first.scores[kind]) < 1e-4)
    }
  }

  @Test func `directions are measured beside the classes, and change no class's score`() throws {
    let (alone, beside) = (
      try Self.measured(CornerNetwork()), try Self.measured(CornerNetwork(), directionCount: 3)
    )
    for score in SuspicionScore.combined {
      let values = try #require(alone.values[score])
      let others = try #require(beside.values[score])
      #expect(zip(values, others).allSatisfy { abs($0 - $1) < 1e-4 }, "\(score)")
      #expect(beside.directionValues[score]?.count == 3)
      #expect(alone.directionValues[score]?.isEmpty == true)
    }
  }

  @Test func `the same prototypes give the same numbers`() throws {
    let measurements = try (0..<2).map { _ in
      try Self.measured(CornerNetwork(), directionCount: 2)
    }
    #expect(measurements[0] == measurements[1])
  }

  @Test func `a network without a head has no carriers, but windows that agree`() throws {
    let corner = CornerNetwork()
    let network = SubjectNetwork(try corner.classifier(), classCount: 4, classes: [0, 1, 2, 3])
    let measurements = try SuspicionSurvey(network, corner.prototypes()).measured()
    #expect(measurements.values[.concentration] == nil)
    #expect(measurements.details.allSatisfy { $0.carriers == nil && $0.stability != nil })
    #expect(measurements.details[0].stability == 1)
    #expect(measurements.rankedClasses[0].classIndex == 0)
  }

  @Test func `some of the classes are compared with one another alone`() throws {
    let measurements = try Self.measured(CornerNetwork(), classes: [0, 1, 3])
    #expect(measurements.classes == [0, 1, 3])
    #expect(measurements.values.values.allSatisfy { $0.count == 3 })
    #expect(measurements.rankedClasses[0].classIndex == 0)
  }

  @Test func `two classes are too few, and a stop is a stop`() throws {
    let corner = CornerNetwork()
    let planes = corner.prototypes().planes
    let network = SubjectNetwork(try corner.classifier(), classCount: 4, classes: [0, 1])
    let two = SubjectPrototypes(
      [planes[0], planes[1]], channelCount: 3, height: CornerNetwork.height,
      width: CornerNetwork.width)
    let error = #expect(throws: SpuriousFeatureError.self) {
      try SuspicionSurvey(network, two)
    }
    #expect(error == .tooFewClassesToCompare(2))
    #expect("\(SpuriousFeatureError.tooFewClassesToCompare(1))".contains("There is one class."))

    let all = SubjectNetwork(try corner.classifier(), classCount: 4, classes: [0, 1, 2, 3])
    let survey = try SuspicionSurvey(all, corner.prototypes())
    var seen = (done: 0, total: 0)
    #expect(throws: SpuriousFeatureError.cancelled) {
      try survey.measured { done, total in
        seen = (done, total)
        return false
      }
    }
    #expect(seen.total == survey.imageCount && (1..<seen.total).contains(seen.done))
  }

  @Test func `as many images are shown as were promised`() throws {
    let corner = CornerNetwork()
    let network = SubjectNetwork(try corner.classifier(), classCount: 4, classes: [0, 1, 2, 3])
    let survey = try SuspicionSurvey(network, corner.prototypes())
    var last = 0
    _ = try survey.measured { done, _ in
      last = done
      return true
    }
    #expect(last == survey.imageCount)
  }
}
