import Foundation
import Reports
import SpuriousFeatures
import Testing

/// Made-up findings: a background of medium severity, and a corner of high.
struct FindingSample {
  var declaration: CoreDeclaration? = .masks
  var hasSupport = true
  var name = "n15/a.jpg"

  var report: FindingsReport {
    get throws {
      let cells = [
        try Self.cell(15, .background, answer: 0.2),
        try Self.cell(17, .corner, answer: 0.6, place: [0, 200, 24, 24]),
      ]
      return FindingsReport(
        test: .init(
          classes: [1, 15, 17], components: [.corner, .background], imageCount: 60, cells: cells,
          declaration: declaration, configuration: TransplantConfiguration()),
        findings: try cells.map(finding), omissions: ["There was no time for the ring."])
    }
  }

  private func finding(_ cell: TransplantCell) throws -> Finding {
    let effect = try #require(
      Effect(
        cell, aliases: cell.component == .background ? [.color] : [],
        dose: DoseResponse(half: 0.1, full: 0.3)))
    return Finding(
      id: "id-\(cell.classIndex)", claim: ImageClaim(effect, declaration: declaration),
      prototype: .init(recipe: "lucid", picture: Self.picture, isUnnatural: true),
      examples: [
        .init(
          name: name, classIndex: 1, before: stage(0.01, nil), with: stage(0.9, cell.classIndex),
          control: stage(0.02, 17))
      ], support: hasSupport ? try support(cell) : nil)
  }

  static let picture = AuditPicture(bytes: Data([0x89, 0x50]), format: .png)

  private func stage(_ probability: Double, _ donorClass: Int?) -> Finding.Example.Stage {
    .init(
      picture: Self.picture, probability: probability, donors: donorClass == nil ? [] : [name],
      donorClass: donorClass)
  }

  private static func estimate(_ value: Double) -> [String: Any] {
    ["value": value, "lower": value - 0.05, "upper": value + 0.05, "count": 20]
  }

  private static func cell(
    _ classIndex: Int, _ component: Component, answer: Double, place: [Int]? = nil
  ) throws -> TransplantCell {
    func effect(_ value: Double, _ answer: Double) -> [String: Any] {
      [
        "probability": estimate(value), "answer": estimate(answer), "pValue": 0.0001,
        "recipientCount": 40, "donorCount": 20, "victims": [["classIndex": 1, "change": 0.25]],
      ]
    }
    var json: [String: Any] = [
      "classIndex": classIndex, "component": component.rawValue,
      "sufficiency": effect(0.3, answer), "necessity": effect(0.1, 0),
      "sufficiencyQValue": 0.0004, "necessityQValue": 0.03, "isFlagged": true,
    ]
    if let place {
      json["place"] = [
        "top": place[0], "left": place[1], "height": place[2], "width": place[3],
      ]
    }
    return try JSONDecoder().decode(
      TransplantCell.self, from: JSONSerialization.data(withJSONObject: json))
  }

  private func support(_ cell: TransplantCell) throws -> Finding.Support {
    let ranked: [String: Any] = ["name": name, "score": 1.5, "isRight": true]
    let place = ["top": 0, "left": 8, "height": 8, "width": 8]
    let json: [String: Any] = [
      "classIndex": cell.classIndex, "component": cell.component.rawValue,
      "headCounterfactual": [
        "effect": Self.estimate(0.3), "remaining": Self.estimate(0.03),
        "droppedShare": Self.estimate(0.9),
        "carriers": [["channel": 12, "headWeight": 0.5, "contribution": 1.5, "share": 0.75]],
      ],
      "components": [
        "imageCount": 20,
        "components": [["logitShare": 0.6, "backgroundness": 0.95, "topImages": [name]]],
      ],
      "backgroundGaps": [
        "backgroundAlone": Self.estimate(0.4), "foregroundLoss": Self.estimate(0.2),
      ],
      "patchMatching": [
        "prototype": 0, "place": place, "loss": 2, "matchCount": 100, "offCoreShare": 0.9,
        "patches": [["imageName": name, "place": place, "similarity": 0.93]],
      ],
      "ranking": [
        "topAccuracy": 1, "bottomAccuracy": 0.5, "gap": Self.estimate(0.5), "separation": 0.9,
        "most": [ranked], "least": [ranked],
      ],
      "omissions": [["score": "components", "reason": "no-masks"]],
    ]
    let evidence = try JSONDecoder().decode(
      SupportingEvidence.self, from: JSONSerialization.data(withJSONObject: json))
    return Finding.Support(
      evidence: evidence,
      outline: evidence.patchMatching.map { .init($0.place, inHeight: 32, width: 32) },
      patches: [name: Self.picture])
  }
}
