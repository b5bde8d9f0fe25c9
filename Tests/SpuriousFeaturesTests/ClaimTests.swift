import Foundation
import SpuriousFeatures
import Statistics
import Testing

/// Which words can be said of what.
@Suite struct ClaimTests {
  private static let dose = DoseResponse(half: 0.2, full: 0.5)

  /// A cell as it stands in a file.
  static func cell(
    component: Component = .background, place: Place? = nil, isFlagged: Bool = true,
    alias: Component? = nil, answerLower: Double = 0.3, necessityLower: Double = 0
  ) throws -> TransplantCell {
    func estimate(_ value: Double, _ lower: Double) -> [String: Any] {
      ["value": value, "lower": lower, "upper": value + 0.1, "count": 20]
    }
    func effect(_ value: Double, answer: Double, _ lower: Double) -> [String: Any] {
      [
        "probability": estimate(value, lower), "answer": estimate(answer + 0.1, answer),
        "pValue": 0.001, "recipientCount": 220, "donorCount": 20,
        "victims": [["classIndex": 2, "change": 0.4]],
      ]
    }
    var json: [String: Any] = [
      "classIndex": 1, "component": component.rawValue,
      "sufficiency": effect(0.4, answer: answerLower, 0.2),
      "necessity": effect(0.1, answer: 0, necessityLower),
      "sufficiencyQValue": 0.002, "necessityQValue": 0.1, "isFlagged": isFlagged,
    ]
    if let place {
      json["place"] = [
        "top": place.top, "left": place.left, "height": place.height, "width": place.width,
      ]
    }
    if let alias { json["alias"] = alias.rawValue }
    return try JSONDecoder().decode(
      TransplantCell.self, from: JSONSerialization.data(withJSONObject: json))
  }

  private static func name(_ index: Int) -> String { ["cat", "wolf", "husky"][index] }

  @Test func `an effect comes only of a cell that was found, and is its own`() throws {
    #expect(Effect(try Self.cell(isFlagged: false), aliases: [], dose: Self.dose) == nil)
    #expect(Effect(try Self.cell(alias: .corner), aliases: [], dose: Self.dose) == nil)
    #expect(Effect(try Self.cell(), aliases: [], dose: Self.dose) != nil)
  }

  @Test(arguments: Component.allCases)
  func `nothing below its tier is called spurious`(component: Component) throws {
    let place = Place(top: 0, left: 0, height: 4, width: 4)
    let cell = try Self.cell(component: component, place: place)
    let effect = try #require(Effect(cell, aliases: [], dose: Self.dose))
    let advice = Advice(on: effect, Self.name)
    let bare = ImageClaim(effect, declaration: nil)
    let texts = [
      effect.sentence(Self.name), bare.sentence(Self.name), component.noun(at: place),
      component.usualCause, advice.inspect, advice.collect, advice.retrain,
    ]
    #expect(bare.tier == .effect)
    for text in texts { #expect(!text.lowercased().contains("spurious"), "\(text)") }
    let claim = ImageClaim(effect, declaration: .masks)
    #expect(claim.tier == .spurious)
    #expect(claim.sentence(Self.name).contains("spurious"))
  }

  @Test func `a claim names the class, the component and the change`() throws {
    let effect = try #require(
      Effect(
        try Self.cell(
          component: .corner, place: Place(top: 12, left: 0, height: 4, width: 4)), aliases: [],
        dose: Self.dose))
    let sentence = effect.sentence(Self.name)
    #expect(sentence.contains("the bottom left corner of 'wolf' images"))
    #expect(sentence.contains("0.40 (0.20 to 0.50)"))
    #expect(Advice(on: effect, Self.name).collect.contains("images of 'husky' with it"))
  }

  @Test(arguments: [
    (0.41, 0.0, Severity.high), (0.39, 0.0, .medium), (0.0, 0.42, .high), (0.1, 0.2, .medium),
    (0.14, 0.0, .low), (0.05, 0.0, .low), (0.04, 0.01, .info), (-0.1, -0.2, .info),
  ])
  func `severity is what can be relied on`(answer: Double, loss: Double, severity: Severity) throws
  {
    let cell = try Self.cell(answerLower: answer, necessityLower: loss)
    #expect(Effect(cell, aliases: [], dose: Self.dose)?.severity == severity)
  }

  @Test func `what half of a cue does more of is of no high severity`() throws {
    let odd = DoseResponse(half: 0.7, full: 0.5)
    #expect(!odd.isMonotone)
    #expect(!DoseResponse(half: -0.2, full: 0.5).isMonotone)
    #expect(DoseResponse(half: 0.5, full: 0.5).isMonotone)
    let cell = try Self.cell(answerLower: 0.8)
    #expect(Effect(cell, aliases: [], dose: odd)?.severity == .medium)
    let mild = try Self.cell(answerLower: 0.1)
    #expect(Effect(mild, aliases: [], dose: odd)?.severity == .low)
  }

  @Test func `tiers are in order`() {
    #expect(ClaimTier.allCases.sorted() == [.observation, .suspicion, .effect, .spurious])
    #expect(Severity.allCases.max() == .high)
  }
}
