internal import ActivationPaths

extension AuditReport {
  /// The name and version of the format of ``json(includingTimes:)``.
  ///
  /// The number grows when a program that reads the older format could misread the newer one.
  public static let format = "protogen-audit/1"

  /// Returns the report as JSON, after the schema in `.readme/audit.schema.json`.
  ///
  /// Keys are sorted, numbers have six significant digits, and what is unknown is `null`. Equal
  /// reports give equal bytes. Pictures are left out.
  ///
  /// - Parameter includingTimes: Whether to say how long prototypes took: no two runs take equally
  ///   long, so with times, repeating an audit gives other bytes.
  /// - Returns: One document, with a line feed at its end.
  public func json(includingTimes: Bool = false) -> String {
    JSONValue.object([
      "format": .string(Self.format),
      "protogen": .string(version),
      "model": model.json,
      "transferModel": .optional(transferModel, \.json),
      "seed": .integer(seed),
      "photographs": photographs.json,
      "recipes": .array(recipeSummaries.map { $0.json(includingTimes: includingTimes) }),
      "isTrusted": .bool(paths.isTrusted),
      "labels": .object(
        Dictionary(uniqueKeysWithValues: labels.map { (String($0), .string($1)) })),
      "paths": paths.json,
      "fooling": .array(foolingScores.map(\.json)),
      "findings": findingsJSON,
    ]).text
  }
}

extension AuditReport.Model {
  fileprivate var json: JSONValue { .object(["name": .string(name), "sha256": .string(sha256)]) }
}

extension AuditReport.Photographs {
  fileprivate var json: JSONValue {
    .object([
      "folder": .string(folder), "count": .integer(count),
      "unusable": .array(
        unusable.map { .object(["file": .string($0.file), "reason": .string($0.reason)]) }),
    ])
  }
}

extension RecipeSummary {
  fileprivate func json(includingTimes: Bool) -> JSONValue {
    var members: [String: JSONValue] = [
      "name": .string(recipe.name),
      "digest": .optional(recipe.digest, JSONValue.string),
      "probability": .optional(probability, \.json),
      "heldOutProbability": .optional(heldOutProbability, \.json),
      "transferTop1": .optional(transferTop1, \.json),
      "transferTop5": .optional(transferTop5, \.json),
      "distinguishability": .optional(distinguishability, \.json),
    ]
    if includingTimes {
      members["secondsPerPrototype"] = .optional(recipe.secondsPerPrototype, JSONValue.number)
    }
    return .object(members)
  }
}

extension FoolingScore {
  fileprivate var json: JSONValue {
    .object([
      "recipe": .string(recipe), "classIndex": .integer(classIndex), "number": .integer(number),
      "logit": .number(logit), "probability": .number(probability),
      "heldOutProbability": .number(heldOutProbability),
      "heldOutTopShare": .number(heldOutTopShare),
      "transfer": .optional(transfer) {
        .object(["probability": .number($0.probability), "rank": .integer($0.rank)])
      },
      "neighbors": .array(
        neighbors.map {
          .object([
            "file": .string($0.file), "classIndex": .integer($0.classIndex),
            "similarity": .number($0.similarity),
          ])
        }),
    ])
  }
}
