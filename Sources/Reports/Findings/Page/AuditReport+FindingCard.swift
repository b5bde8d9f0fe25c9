internal import SpuriousFeatures
internal import Statistics

// The figures and pictures of a finding's card.

extension AuditReport {
  /// What was measured, a term and a figure each.
  func figures(of effect: Effect) -> [[String: String]] {
    let cell = effect.cell
    func row(_ term: String, _ estimate: Estimate, _ qValue: Double?) -> [String: String] {
      let chance = qValue.map { ", q \(NumberText.bound($0))" } ?? ""
      return [
        "term": term, "value": NumberText.signed(estimate.value),
        "interval": NumberText.interval(estimate) + chance,
      ]
    }
    let victims = cell.sufficiency.victims.filter { $0.change >= 0.01 }.prefix(3)
      .map { "\(label($0.classIndex)) \(NumberText.signed($0.change))" }
    let counts = cell.sufficiency
    var rows = [
      row(
        "Probability, on other classes' images", cell.sufficiency.probability,
        cell.sufficiencyQValue),
      row("Becomes the answer", cell.sufficiency.answer, nil),
      row("Lost on its own images", cell.necessity.probability, cell.necessityQValue),
      [
        "term": "Half of it", "value": NumberText.signed(effect.dose.half),
        "interval": "against \(NumberText.signed(effect.dose.full)) for all of it",
      ],
      [
        "term": "Images", "value": String(counts.recipientCount),
        "interval":
          "received, \(counts.donorCount)\(cell.component.isGlobal ? " groups" : "") gave",
      ],
    ]
    if !victims.isEmpty {
      rows.insert(
        ["term": "Taken for it most", "value": "", "interval": victims.joined(separator: ", ")],
        at: 3)
    }
    return rows
  }

  /// One recipient in its three stages.
  func view(of example: Finding.Example, _ cell: TransplantCell) -> [String: Any] {
    [
      "file": example.name, "label": label(example.classIndex),
      "stages": [
        stage(example.before, "as it is", of: example),
        stage(example.with, caption(example.with, cell), of: example),
        stage(example.control, caption(example.control, cell), of: example),
      ],
    ]
  }

  private func caption(_ stage: Finding.Example.Stage, _ cell: TransplantCell) -> String {
    let donor = stage.donorClass.map(label) ?? "?"
    return "with \(cell.component.noun(at: cell.place)) of \(donor)"
  }

  private func stage(
    _ stage: Finding.Example.Stage, _ caption: String, of example: Finding.Example
  ) -> [String: Any] {
    [
      "picture": stage.picture.address, "probability": NumberText.percent(stage.probability),
      "caption": caption, "alt": "\(label(example.classIndex)) \(caption)",
    ]
  }
}
