internal import SpuriousFeatures
internal import Statistics

extension AuditReport {
  /// The name and version of the format of a line of ``findingLines``.
  public static let findingFormat = "protogen-finding/1"

  /// The findings as JSON Lines, one each, the worst first, after the schema in
  /// `.readme/finding.schema.json`; empty without a finding.
  ///
  /// Keys are sorted, numbers have six significant digits, and what is unknown is `null`. Equal
  /// reports give equal bytes.
  public var findingLines: String {
    (findings?.findings ?? []).map { json(of: $0).line + "\n" }.joined()
  }

  /// The findings, and what was and was not tested; `null` if nobody asked for them.
  var findingsJSON: JSONValue {
    .optional(findings) { report in
      .object([
        "test": .optional(report.test, \.json),
        "omissions": .array(report.omissions.map(JSONValue.string)),
        "findings": .array(report.findings.map(json)),
      ])
    }
  }

  private func json(of finding: Finding) -> JSONValue {
    let (effect, cell) = (finding.effect, finding.cell)
    let advice = Advice(on: effect, label)
    return .object([
      "format": .string(Self.findingFormat), "protogen": .string(version),
      "model": .object(["name": .string(model.name), "sha256": .string(model.sha256)]),
      "seed": .integer(seed), "id": .string(finding.id),
      "tier": .string(finding.claim.tier.rawValue),
      "declaration": .optional(finding.claim.declaration) { .string($0.rawValue) },
      "status": .string("new"),
      "severity": .string(effect.severity.rawValue),
      "classIndex": .integer(cell.classIndex), "className": .string(label(cell.classIndex)),
      "component": .string(cell.component.rawValue),
      "place": .optional(cell.place, \.json),
      "suggestedCause": .string(cell.component.usualCause),
      "claim": .string(finding.claim.sentence(label)),
      "sufficiency": json(of: cell.sufficiency, qValue: cell.sufficiencyQValue),
      "necessity": json(of: cell.necessity, qValue: cell.necessityQValue),
      "dose": .object([
        "half": .number(effect.dose.half), "full": .number(effect.dose.full),
        "isMonotone": .bool(effect.dose.isMonotone),
      ]),
      "aliases": .array(effect.aliases.map { .string($0.rawValue) }),
      "prototype": .optional(finding.prototype) {
        .object([
          "recipe": .string($0.recipe), "isUnnatural": .optional($0.isUnnatural, JSONValue.bool),
        ])
      },
      "examples": .array(finding.examples.map(\.json)),
      "support": .optional(finding.support) { $0.evidence.json },
      "advice": .object([
        "inspect": .string(advice.inspect), "collect": .string(advice.collect),
        "retrain": .string(advice.retrain),
      ]),
    ])
  }

  private func json(of effect: TransplantEffect, qValue: Double) -> JSONValue {
    .object([
      "probability": effect.probability.json, "answer": effect.answer.json,
      "p": .number(effect.pValue), "q": .number(qValue),
      "recipientCount": .integer(effect.recipientCount),
      "donorCount": .integer(effect.donorCount),
      "classes": .array(
        effect.victims.map {
          .object([
            "classIndex": .integer($0.classIndex), "className": .string(label($0.classIndex)),
            "change": .number($0.change),
          ])
        }),
    ])
  }
}

extension Place {
  var json: JSONValue {
    .object([
      "top": .integer(top), "left": .integer(left), "height": .integer(height),
      "width": .integer(width),
    ])
  }
}

extension Finding.Example {
  fileprivate var json: JSONValue {
    .object([
      "recipient": .string(name), "classIndex": .integer(classIndex), "before": before.json,
      "with": with.json, "control": control.json,
    ])
  }
}

extension Finding.Example.Stage {
  fileprivate var json: JSONValue {
    .object([
      "probability": .number(probability), "donors": .array(donors.map(JSONValue.string)),
      "donorClass": .optional(donorClass) { .integer($0) },
    ])
  }
}

extension TransplantCell {
  /// The figures in brief.
  fileprivate var json: JSONValue {
    .object([
      "classIndex": .integer(classIndex), "component": .string(component.rawValue),
      "sufficiency": sufficiency.probability.json, "sufficiencyQ": .number(sufficiencyQValue),
      "necessity": necessity.probability.json, "necessityQ": .number(necessityQValue),
      "isEffect": .bool(isFlagged), "alias": .optional(alias) { .string($0.rawValue) },
    ])
  }
}

extension FindingsReport.Test {
  fileprivate var json: JSONValue {
    .object([
      "classes": .array(classes.map { .integer($0) }),
      "components": .array(components.map { .string($0.rawValue) }),
      "imageCount": .integer(imageCount), "cells": .array(cells.map(\.json)),
      "declaration": .optional(declaration) { .string($0.rawValue) },
      "falseDiscoveryRate": .number(configuration.falseDiscoveryRate),
      "smallestEffect": .number(configuration.smallestEffect),
      "smallestNecessity": .number(configuration.smallestNecessity),
    ])
  }
}
