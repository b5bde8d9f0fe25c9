internal import SpuriousFeatures
internal import Statistics

// What the page shows of findings.

extension AuditReport {
  /// The section of findings: none if nobody asked for them.
  var findingsView: [[String: Any]] {
    guard let findings else { return [] }
    let cards = findings.findings
    return [
      [
        "lead": lead(of: findings),
        "hasFindings": !cards.isEmpty,
        "classes": Set(cards.map(\.cell.classIndex)).sorted().map {
          ["index": String($0), "name": label($0)]
        },
        "tiers": Set(cards.map(\.claim.tier)).sorted().map {
          ["key": $0.rawValue, "name": Self.name(of: $0)]
        },
        "cards": cards.map(view),
        "hasOmissions": !findings.omissions.isEmpty,
        "omissions": findings.omissions,
      ]
    ]
  }

  /// What was tested, how, and how many findings there are.
  private func lead(of report: FindingsReport) -> String {
    guard let test = report.test else { return "Nothing was tested: see below." }
    let rate = NumberText.percent(test.configuration.falseDiscoveryRate)
    let basis =
      switch test.declaration {
      case .masks: "Masks say what the class itself is."
      case .boxes: "Boxes say what the class itself is."
      case nil:
        "Nothing says what the class itself is, so these are effects, and may be of the class's own "
          + "parts."
      }
    let found = NumberText.count(report.findings.count, "finding", "findings")
    return """
      \(found) among \(test.cells.count) pairs of a class and a component, from \(test.imageCount) \
      images of \(test.classes.count) classes. A component of a class's images is moved into images \
      of other classes, and beside it that of yet other classes; what both do alike cancels. At most \
      \(rate) of findings are expected to be chance. \(basis)
      """
  }

  /// What a tier is called.
  static func name(of tier: ClaimTier) -> String {
    switch tier {
    case .observation: "observation"
    case .suspicion: "suspicion"
    case .effect: "effect"
    case .spurious: "spurious finding"
    }
  }

  private func view(of finding: Finding) -> [String: Any] {
    let (cell, effect) = (finding.cell, finding.effect)
    let advice = Advice(on: effect, label)
    let isEffectAlone = finding.claim.tier == .effect
    var view: [String: Any] = [
      "id": finding.id, "index": String(cell.classIndex),
      "title": "\(label(cell.classIndex)): \(cell.component.noun(at: cell.place))",
      "tier": finding.claim.tier.rawValue, "tierName": Self.name(of: finding.claim.tier),
      "severity": effect.severity.rawValue,
      "claim": finding.claim.sentence(label),
      "measured": isEffectAlone ? [] : [effect.sentence(label)],
      "figures": figures(of: effect),
      "hasExamples": !finding.examples.isEmpty,
      "examplesTitle": Self.examplesTitle(of: finding),
      "examples": finding.examples.map { self.view(of: $0, cell) },
      "cause": "Often such a cue is \(cell.component.usualCause).",
      "aliases": effect.aliases.isEmpty
        ? [] : [Self.list(effect.aliases.map { $0.noun() })],
      "inspect": advice.inspect, "collect": advice.collect, "retrain": advice.retrain,
    ]
    if let prototype = finding.prototype {
      view["prototype"] = self.view(of: prototype, cell, outline: finding.support?.outline)
    }
    if let support = finding.support { view["support"] = self.view(of: support) }
    return view
  }

  private func view(of support: Finding.Support) -> [String: Any] {
    let patches = patches(of: support)
    return [
      "sentences": Self.supportSentences(support.evidence),
      "hasPatches": !patches.isEmpty, "patches": patches,
      "omissions": support.evidence.omissions.map(\.reason.description).uniqued,
    ]
  }

  private static func examplesTitle(of finding: Finding) -> String {
    let arm = finding.cell.arm
    let total = finding.cell.effect(arm).recipientCount
    let shown = NumberText.count(finding.examples.count, "image", "images")
    return "The \(shown) of \(total) that change most, with the probability of the class"
  }

  private func view(
    of prototype: Finding.Prototype, _ cell: TransplantCell, outline: Finding.Outline?
  ) -> [String: Any] {
    let note =
      switch prototype.isUnnatural {
      case true?:
        "Its path through the network is unlike photographs', so it opens no finding: this one "
          + "rests on photographs alone."
      case false?: "It illustrates; the finding rests on photographs."
      case nil: "Its path was not measured."
      }
    var view: [String: Any] = [
      "recipe": prototype.recipe, "name": label(cell.classIndex), "note": note,
    ]
    if let picture = prototype.picture { view["picture"] = picture.address }
    if let outline {
      view["outline"] = [
        "top": NumberText.width(outline.top), "left": NumberText.width(outline.left),
        "height": NumberText.width(outline.height), "width": NumberText.width(outline.width),
      ]
    }
    return view
  }
}

extension [String] {
  /// Each text once, in order.
  fileprivate var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
