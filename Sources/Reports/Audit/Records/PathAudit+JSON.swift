internal import ActivationPaths
internal import Statistics

// The names are those of the values themselves, so that `PathAudit` can be decoded from the text.

extension PathAudit {
  var json: JSONValue {
    .object([
      "layers": .array(layers.map(\.json)),
      "skipped": .array(
        skipped.map { .object(["name": .string($0.name), "reason": .string($0.reason)]) }),
      "classes": .array(classes.map(\.json)),
      "mean": .array(mean.map(\.json)),
      "comparisons": .array(comparisons.map(\.json)),
      "doubts": .array(
        doubts.map { .object(["isFatal": .bool($0.isFatal), "message": .string($0.message)]) }),
    ])
  }
}

extension PathAudit.AuditedLayer {
  fileprivate var json: JSONValue {
    .object([
      "name": .string(name), "operatorType": .string(operatorType),
      "shape": .array(shape.map { .integer($0) }), "third": .integer(third),
    ])
  }
}

extension PathAudit.ClassPaths {
  fileprivate var json: JSONValue {
    .object([
      "classIndex": .integer(classIndex), "photographCount": .integer(photographCount),
      "curves": .array(curves.map(\.json)),
    ])
  }
}

extension PathAudit.Comparison {
  fileprivate var json: JSONValue {
    .object([
      "third": .optional(third) { .integer($0) }, "winner": .string(winner),
      "lead": .optional(lead, \.json),
    ])
  }
}

extension PathCurve {
  fileprivate var json: JSONValue {
    .object([
      "subject": .string(subject.name), "imageCount": .integer(imageCount),
      "layers": .array(layers.map(\.json)), "thirds": .array(thirds.map(\.json)),
    ])
  }
}

extension ViewedPathScore {
  fileprivate var json: JSONValue { .object(["units": units.json, "channels": channels.json]) }
}

extension PathScore {
  fileprivate var json: JSONValue {
    .object([
      "normalized": .object([
        "spearman": .optional(normalized.spearman, \.json),
        "pearson": .optional(normalized.pearson, \.json),
        "cosine": .optional(normalized.cosine, \.json),
      ]),
      "toMean": .object([
        "spearman": .optional(toMean.spearman, \.json),
        "pearson": .optional(toMean.pearson, \.json),
        "cosine": .optional(toMean.cosine, \.json),
      ]),
      "distance": distance.json, "relativeDistance": .optional(relativeDistance, \.json),
    ])
  }
}

extension Estimate {
  /// The figure with its interval; `null` if a part of it is no finite number.
  var json: JSONValue {
    guard isFinite else { return .null }
    return .object([
      "value": .number(value), "lower": .number(lower), "upper": .number(upper),
      "count": .integer(count),
    ])
  }
}
