internal import FeatureVisualization
internal import Foundation
internal import SpuriousFeatures

/// One line of `suspicions.jsonl`: what was measured of one class, and what is said of it.
///
/// The lines are in order of rank. Each is a JSON object with these keys, in alphabetical order:
/// - `carriers`: the largest carriers of the class's score, each with `feature` and `share`; absent if
///   the network does not end in a linear map.
/// - `class`, `name`: the index in the network's output, and the name.
/// - `compared`: how many classes were compared; `directions`: how many random directions with them.
/// - `deviations`, `parts`: for each score how many standard deviations it is above the classes' mean,
///   and its value; log-odds, except for entanglements (standard deviations), `concentration` (minus
///   the effective number of carriers) and `sharing` (overlap of shares).
/// - `entangledWith`, `sharesWith`: other classes, by index.
/// - `margin`: the p-value of the class's largest log-odds.
/// - `model`, `sha256`, `recipe`, `seed`, `seeds`, `version`: how it was made.
/// - `observations`: what is unusual, each with `score`, `value`, `usual`, `deviation` and `words`.
/// - `p`, `q`, `rank`, `score`: where the class stands; a score of 0 is the average class's.
/// - `sentence`: the suspicion in words; absent if there is none.
/// - `stability`: the share of seeds that tell the same; absent with one.
/// - `tier`: `suspicion` or `observation`.
/// - `window`, `place`: the window that suffices most, and where it adds most, in pixels.
struct SuspectRecord: Encodable {
  let tier: String
  let classIndex: Int
  let name: String
  let rank: Int
  let compared: Int
  let directions: Int
  let score, p, q: Double
  let sentence: String?
  let observations: [Line]
  let parts, deviations: [String: Double]
  let carriers: [Carrier]?
  let entangledWith, sharesWith: Int?
  let window, place: Place?
  let margin, stability: Double?
  let seeds: Int
  let seed: UInt64
  let model, sha256, recipe, version: String

  /// An observation, with its words.
  struct Line: Encodable {
    let score: String
    let value, deviation: Double
    let usual: [Double]
    let words: String
  }

  private enum CodingKeys: String, CodingKey {
    case classIndex = "class"
    case tier, name, rank, compared, directions, score, p, q, sentence, observations, parts
    case deviations, carriers, entangledWith, sharesWith, window, place, margin, stability, seeds
    case seed, model, sha256, recipe, version
  }
}

/// The records of a ranking.
struct SuspectRecords {
  private let records: [SuspectRecord]

  init(
    _ ranked: [RankedClass], of measurements: SuspicionMeasurements, _ model: LoadedModel,
    _ configuration: SuspicionConfiguration, _ recipe: Recipe
  ) {
    let directionCount = measurements.directionValues[.blank]?.count ?? 0
    records = ranked.enumerated().map { place, ranked in
      SuspectRecord(
        ranked, rank: place + 1, of: measurements, directionCount: directionCount, model,
        configuration, recipe)
    }
  }

  /// All lines, each with its end.
  func lines() throws -> String {
    let encoder = JSONEncoder.forReaders()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try records.map {
      String(decoding: try encoder.encode($0), as: UTF8.self) + "\n"
    }.joined()
  }
}

extension SuspectRecord {
  fileprivate init(
    _ ranked: RankedClass, rank: Int, of measurements: SuspicionMeasurements,
    directionCount: Int, _ model: LoadedModel, _ configuration: SuspicionConfiguration,
    _ recipe: Recipe
  ) {
    let (entry, details) = (ranked.entry, ranked.details)
    let names = model.name(ofOutput:)
    tier = (ranked.suspicion?.tier ?? .observation).rawValue
    classIndex = ranked.classIndex
    name = names(ranked.classIndex)
    self.rank = rank
    compared = measurements.classes.count
    directions = directionCount
    (score, p, q) = (entry.score, entry.pValue, entry.qValue)
    sentence = ranked.suspicion?.sentence(names)
    observations = ranked.observations.map { Line($0, names) }
    parts = Self.named(measurements.values.mapValues { $0[entry.place] })
    deviations = Self.named(entry.deviations)
    carriers = details.carriers
    (entangledWith, sharesWith) = (details.entangledWith, details.sharesWith)
    (window, place) = (details.window, details.place)
    (margin, stability) = (details.marginPValue, details.stability)
    (seeds, seed) = (configuration.seedCount, configuration.seed)
    (self.model, sha256) = (model.name, model.sha256)
    (self.recipe, version) = (recipe.name, Version.current)
  }

  private static func named(_ values: [SuspicionScore: Double]) -> [String: Double] {
    Dictionary(uniqueKeysWithValues: values.map { ($0.key.rawValue, $0.value) })
  }
}

extension SuspectRecord.Line {
  fileprivate init(_ observation: Observation, _ names: (Int) -> String) {
    score = observation.score.rawValue
    (value, deviation) = (observation.value, observation.deviation)
    usual = [observation.usual.lowerBound, observation.usual.upperBound]
    words = observation.sentence(names)
  }
}
