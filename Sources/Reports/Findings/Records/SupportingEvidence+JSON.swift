internal import SpuriousFeatures
internal import Statistics

extension SupportingEvidence {
  var json: JSONValue {
    .object([
      "headCounterfactual": .optional(headCounterfactual, \.json),
      "components": .optional(components, \.json),
      "backgroundGaps": .optional(backgroundGaps, \.json),
      "patchMatching": .optional(patchMatching, \.json),
      "ranking": .optional(ranking, \.json),
      "omissions": .array(
        omissions.map {
          .object([
            "score": .string($0.score.rawValue), "reason": .string($0.reason.description),
          ])
        }),
    ])
  }
}

extension HeadCounterfactual {
  fileprivate var json: JSONValue {
    .object([
      "effect": effect.json, "remaining": remaining.json,
      "droppedShare": .optional(droppedShare, \.json), "isConfirmed": .bool(isConfirmed),
      "carriers": .array(
        carriers.map {
          .object([
            "channel": .integer($0.channel), "headWeight": .number($0.headWeight),
            "contribution": .number($0.contribution), "share": .number($0.share),
          ])
        }),
    ])
  }
}

extension NeuralComponents {
  fileprivate var json: JSONValue {
    .object([
      "imageCount": .integer(imageCount),
      "backgroundness": .optional(backgroundness, JSONValue.number),
      "components": .array(
        components.map {
          .object([
            "logitShare": .number($0.logitShare),
            "backgroundness": .optional($0.backgroundness, JSONValue.number),
            "topImages": .array($0.topImages.map(JSONValue.string)),
          ])
        }),
    ])
  }
}

extension BackgroundGaps {
  fileprivate var json: JSONValue {
    .object([
      "backgroundAlone": backgroundAlone.json, "foregroundLoss": foregroundLoss.json,
      "foregroundSensitivity": .optional(foregroundSensitivity, \.json),
    ])
  }
}

extension PatchMatching {
  fileprivate var json: JSONValue {
    .object([
      "prototype": .integer(prototype), "place": place.json, "loss": .number(loss),
      "matchCount": .integer(matchCount),
      "offCoreShare": .optional(offCoreShare, JSONValue.number),
      "randomOffCoreShare": .optional(randomOffCoreShare, JSONValue.number),
      "patches": .array(
        patches.map {
          .object([
            "image": .string($0.imageName), "place": $0.place.json,
            "similarity": .number($0.similarity),
          ])
        }),
    ])
  }
}

extension SpuriosityRanking {
  fileprivate var json: JSONValue {
    .object([
      "topAccuracy": .number(topAccuracy), "bottomAccuracy": .number(bottomAccuracy),
      "gap": gap.json, "separation": .number(separation),
      "most": .array(most.map(\.json)), "least": .array(least.map(\.json)),
    ])
  }
}

extension SpuriosityRanking.Ranked {
  fileprivate var json: JSONValue {
    .object([
      "image": .string(name), "score": .number(score), "isRight": .bool(isRight),
    ])
  }
}
