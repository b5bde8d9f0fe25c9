import RegressionChecks
import SpuriousFeatures
import Statistics
import Testing

/// What each rule says of what happened to a model.
struct ComparisonTests {
  private let profiles = Profiles()

  /// A model that was trained again: other weights, other seeds' luck.
  private func again(_ profiles: inout Profiles) {
    profiles.sha256 = "b"
    profiles.seed = 2
    profiles.training = 0.3
  }

  @Test func `the same measurements hold, and every class passes every rule`() {
    let result = profiles.checked { _ in }
    #expect(result.verdict == .holds)
    #expect(result.told.isEmpty)
    let ruleCount = CheckRule.allCases.count { $0 != .grownFinding && $0 != .newFinding }
    #expect(result.results.count == (ruleCount + 2) * 8)
  }

  @Test(arguments: 2...12)
  func `a model that was trained again holds`(seed: UInt64) {
    let result = profiles.checked {
      again(&$0)
      $0.seed = seed
    }
    #expect(result.told.isEmpty, "\(result.told)")
  }

  @Test func `a new reliance is named, with its class and its cue, and nothing else is`() throws {
    let result = profiles.checked {
      again(&$0)
      $0.effects[3] = [Profiles.effect(.background, 0.3, severity: .medium)]
    }
    #expect(result.verdict == .regressed)
    #expect(result.told == ["new-finding class 3 failed"])
    let finding = try #require(result.results.first)
    #expect(finding.cue == "the background")
    #expect(finding.before?.value == 0 && finding.after?.value == 0.3)
  }

  @Test func `what was nearly found before is not new`() {
    var before = profiles
    before.effects[3] = [Profiles.effect(.background, 0.28, severity: nil)]
    let result = before.checked {
      again(&$0)
      $0.effects[3] = [Profiles.effect(.background, 0.3, severity: .medium)]
    }
    #expect(result.told.isEmpty)
  }

  @Test func `a reliance that grew is told apart from a new one, and only warned of`() {
    var before = profiles
    before.effects[3] = [Profiles.effect(.background, 0.5, severity: .high)]
    let result = before.checked {
      again(&$0)
      $0.effects[3] = [Profiles.effect(.background, 0.8, severity: .high)]
    }
    #expect(result.verdict == .holds)
    #expect(result.told == ["grown-finding class 3 warned"])
  }

  @Test func `a reliance that became more severe was not accepted as that`() {
    var before = profiles
    before.effects[3] = [Profiles.effect(.background, 0.2, severity: .medium)]
    let result = before.checked {
      again(&$0)
      $0.effects[3] = [Profiles.effect(.background, 0.6, severity: .high)]
    }
    #expect(result.verdict == .regressed)
    #expect(result.told == ["new-finding class 3 failed"])
  }

  @Test func `a reliance below the policy's severity passes`() {
    var policy = CheckPolicy()
    policy.leastSeverity = .high
    let result = profiles.checked(
      { $0.effects[3] = [Profiles.effect(.background, 0.3, severity: .medium)] }, policy: policy)
    #expect(result.told.isEmpty)
  }

  @Test func `a class whose pictures became others is told from all that changed a little`() {
    let result = profiles.checked {
      again(&$0)
      $0.pictureShift[5] = 2
    }
    #expect(result.told == ["changed-prototype class 5 failed"])
  }

  @Test func `a class that lost its photographs, its path or its prototypes is named`() {
    let result = profiles.checked {
      again(&$0)
      $0.recognized[1] = 10
      $0.paths[2] = 0.1
      $0.ownShares[4] = 0.1
    }
    #expect(
      result.told == [
        "recognition class 1 failed", "path-similarity class 2 failed",
        "lost-prototype class 4 warned",
      ])
  }

  @Test func `prototypes that are not the class's own are told once, and not compared`() {
    let result = profiles.checked {
      again(&$0)
      $0.ownShares[4] = 0.1
      $0.paths[4] = -1
      $0.pictureShift[4] = 3
    }
    #expect(result.told == ["lost-prototype class 4 warned"])
    let silent = result.results.filter { $0.label == "class 4" && $0.rule == .pathSimilarity }
    #expect(
      silent.map(\.message) == [
        "'class 4' has prototypes that are not its own, which are not compared."
      ])
  }

  @Test func `a model that most prototypes are lost in is named as such`() {
    let result = profiles.checked {
      again(&$0)
      for index in 0..<6 { $0.ownShares[index] = 0.1 }
    }
    #expect(result.told.contains("lost-prototype - undecided"))
    #expect(result.told.contains("changed-prototype - undecided"))
    #expect(result.verdict == .undecided)
    var policy = CheckPolicy()
    policy.actions[.lostPrototype] = .fail
    let strict = profiles.checked(
      {
        again(&$0)
        for index in 0..<6 { $0.ownShares[index] = 0.1 }
      }, policy: policy)
    #expect(strict.told.contains("lost-prototype - failed"))
  }

  @Test func `prototypes that were never the classes' own cannot be compared`() {
    var stranger = profiles
    for index in 0..<8 { stranger.ownShares[index] = 0 }
    #expect(stranger.checked { _ in }.verdict == .holds)
    let result = stranger.checked(again)
    #expect(result.verdict == .undecided)
    #expect(
      result.told == ["path-similarity - undecided", "changed-prototype - undecided"])
  }

  @Test func `the same file, fed in another way, is told`() {
    let notes = profiles.checked { $0.feeding = "g" }.notes
    #expect(notes.contains { $0.contains("is fed or run in another way") })
    #expect(!profiles.checked { _ in }.notes.contains { $0.contains("another way") })
  }

  @Test func `classes that the baseline does not hold are told`() {
    #expect(profiles.checked { _ in }.notes.allSatisfy { !$0.contains("of the others") })
    var part = profiles
    part.indices = Array(0..<6)
    let notes = part.checked { _ in }.notes
    #expect(notes.contains { $0.hasPrefix("The baseline holds 6 of its model's 8 classes") })
  }

  @Test(arguments: [
    (-0.004, -0.006, 0.0, "0.00 (-0.01 to 0.00)"), (0.125, 0.1, 0.2, "0.13 (0.10 to 0.20)"),
  ])
  func `a figure has two decimals, and no minus before a zero`(
    value: Double, lower: Double, upper: Double, text: String
  ) {
    #expect(
      Figure(Estimate(value: value, lower: lower, upper: upper, count: 9)).text == text)
  }

  @Test func `where all classes lose alike, none is named, but the model is`() {
    let result = profiles.checked {
      again(&$0)
      for index in 0..<8 { $0.recognized[index] = 30 }
    }
    #expect(result.told == ["recognition - failed"])
  }

  @Test func `outputs that changed places are not judged by the wrong names`() {
    var known = profiles
    known.thumbnailLabels = profiles.labels
    func told(_ labels: [String]) -> [String] {
      ModelComparison(
        known.baseline, known.baseline, policy: CheckPolicy(),
        thumbnailLabels: Dictionary(uniqueKeysWithValues: zip(known.labels, labels))
      ).result().told
    }
    #expect(told((0..<8).map { "class \(($0 + 3) % 8)" }) == ["class-list - undecided"])
    #expect(told(known.labels).isEmpty)
    // Trained again, without recognizing the old prototypes: many go to the same classes.
    #expect(told((0..<8).map { "class \($0 % 3)" }).isEmpty)
    #expect(told((0..<8).map { $0 < 4 ? "class \(7 - $0)" : "class \($0)" }).isEmpty)
  }

  @Test func `a class that did not gain where all others did is no worse for it`() {
    var before = profiles
    for index in 0..<8 { before.recognized[index] = 25 }
    let result = before.checked {
      again(&$0)
      for index in 0..<8 { $0.recognized[index] = index == 3 ? 25 : 38 }
    }
    #expect(result.told.isEmpty)
  }

  @Test func `vanished and new classes are named, and moved ones are matched by name`() {
    let result = profiles.checked { $0.labels = ["new"] + (0..<7).map { "class \($0)" } }
    #expect(result.told.contains("class-list class 7 failed"))
    #expect(result.told.contains("class-list new failed"))
    #expect(!result.told.contains { $0.hasPrefix("class-list class 0") })
  }

  @Test func `another label list cannot be judged`() {
    let result = profiles.checked { $0.labels = (0..<8).map { "thing \($0)" } }
    #expect(result.verdict == .undecided)
    #expect(result.told == ["class-list - undecided"])
  }

  @Test func `what the baseline has of photographs and the model has not cannot be judged`() {
    let result = profiles.checked { $0.photographs = nil }
    #expect(result.verdict == .undecided)
    let rules = Set(result.results.filter { $0.outcome == .undecided }.map(\.rule))
    let needy = Set(CheckRule.allCases.filter(\.needsPhotographs))
    // What is leaned on was not tested: that is said once.
    #expect(rules == needy.subtracting([.grownFinding]))
    var policy = CheckPolicy()
    policy.actions[.newFinding] = .ignore
    let others = profiles.checked({ $0.photographs = nil }, policy: policy)
    #expect(others.results.contains { $0.rule == .grownFinding && $0.outcome == .undecided })
    for rule in needy { policy.actions[rule] = .ignore }
    #expect(profiles.checked({ $0.photographs = nil }, policy: policy).verdict == .holds)
  }

  @Test func `with masks on one side only, reliances cannot be judged`() {
    let result = profiles.checked {
      $0.photographs = .init(count: 320, digest: "p", hasCores: false)
    }
    #expect(
      result.told.filter { $0.contains("finding") } == [
        "new-finding - undecided", "grown-finding - undecided",
      ])
  }

  @Test func `too few classes cannot tell what training again does`() {
    var few = Profiles()
    few.labels = ["a", "b", "c"]
    let result = few.checked { again(&$0) }
    #expect(result.verdict == .undecided)
    #expect(result.told.contains("changed-prototype - undecided"))
    #expect(few.checked { _ in }.verdict == .holds)
  }

  @Test func `another recipe's prototypes cannot be compared`() {
    let result = profiles.checked {
      $0.recipe = .init(name: "prototype", digest: "other", seed: 0, count: 3)
    }
    #expect(result.told == ["changed-prototype - undecided"])
  }

  @Test func `classes that were not reached, and components that were not tested, are undecided`() {
    var current = profiles
    current.indices = Array(0..<6)
    let result = ModelComparison(
      profiles.baseline, current.baseline, policy: CheckPolicy(), untested: [.window]
    ).result(unreached: ["class 6", "class 7"])
    #expect(result.verdict == .undecided)
    #expect(result.unreached == ["class 6", "class 7"])
    #expect(result.told.contains("new-finding - undecided"))
    let reached = ModelComparison(
      profiles.baseline, current.baseline, policy: CheckPolicy()
    ).result(unreached: ["class 6"])
    #expect(reached.verdict == .undecided)
  }

  @Test func `a failure outranks what cannot be judged`() {
    let result = profiles.checked {
      $0.labels[7] = "other"
      $0.photographs = nil
    }
    #expect(result.verdict == .regressed)
    #expect(result.results.map(\.outcome) == result.results.map(\.outcome).sorted(by: >))
  }
}
