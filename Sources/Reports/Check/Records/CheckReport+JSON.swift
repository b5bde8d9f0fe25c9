internal import RegressionChecks
internal import SpuriousFeatures

extension CheckReport {
  /// The name and version of the format of ``checkJSON``.
  ///
  /// The number grows when a program that reads the older format could misread the newer one.
  public static let format = "protogen-check/1"

  /// The report as JSON, after the schema in `.readme/check.schema.json`: one document, with a line
  /// feed at its end.
  ///
  /// Keys are sorted, numbers have six significant digits, and what is unknown is `null`. Pictures
  /// are left out.
  public var checkJSON: String {
    JSONValue.object([
      "format": .string(Self.format),
      "protogen": .string(version),
      "verdict": .string(result.verdict.rawValue),
      "counts": .object(
        Dictionary(
          uniqueKeysWithValues: RuleResult.Outcome.allCases.map {
            ($0.rawValue, .integer(result.results($0).count))
          })),
      "baseline": .object([
        "file": .string(baselineFile), "protogen": .string(baseline.version),
        "model": result.baseline.json, "photographs": .optional(baseline.photographs, \.json),
      ]),
      "model": result.network.json,
      "photographs": .optional(current.photographs, \.json),
      "recipe": result.recipe.json,
      "policy": result.policy.json,
      "results": .array(result.results.map(\.json)),
      "unreached": .array(result.unreached.map(JSONValue.string)),
      "notes": .array(result.notes.map(JSONValue.string)),
    ]).text
  }
}

extension RuleResult {
  fileprivate var json: JSONValue {
    .object([
      "id": .string(fingerprint), "rule": .string(rule.rawValue),
      "class": .optional(label, JSONValue.string), "outcome": .string(outcome.rawValue),
      "message": .string(message), "cue": .optional(cue, JSONValue.string),
      "before": .optional(before, \.json), "after": .optional(after, \.json),
      "p": .optional(pValue, JSONValue.number),
    ])
  }
}

extension Figure {
  var json: JSONValue {
    .object(["value": .number(value), "lower": .number(lower), "upper": .number(upper)])
  }
}

extension Baseline.Network {
  fileprivate var json: JSONValue {
    .object([
      "name": .string(name), "sha256": .string(sha256), "feeding": .string(feeding),
      "classCount": .integer(labels.count),
    ])
  }
}

extension Baseline.Photographs {
  fileprivate var json: JSONValue {
    .object([
      "count": .integer(count), "digest": .string(digest), "hasCores": .bool(hasCores),
    ])
  }
}

extension Baseline.Recipe {
  fileprivate var json: JSONValue {
    .object([
      "name": .string(name), "digest": .string(digest), "seed": .integer(seed),
      "count": .integer(count),
    ])
  }
}

extension CheckPolicy {
  fileprivate var json: JSONValue {
    .object([
      "errorRate": .number(errorRate), "leastSeverity": .string(leastSeverity.rawValue),
      "rules": .object(
        Dictionary(
          uniqueKeysWithValues: CheckRule.allCases.map {
            ($0.rawValue, .string(action($0).rawValue))
          })),
    ])
  }
}
