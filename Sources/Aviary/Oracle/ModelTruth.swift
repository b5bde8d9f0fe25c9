public import Foundation
public import Statistics
internal import Training

/// The truth about a classifier, as its file `NAME.truth.json` has it.
public struct ModelTruth: Hashable, Codable, Sendable {
  /// The version of the file's layout.
  public static let currentVersion = 1

  /// The layout that this was written in.
  public let version: Int
  /// The SHA-256 of the classifier's file, in hexadecimal.
  public let modelSHA256: String
  /// How the scenes were drawn.
  public let oracle: Oracle
  /// What was planted when the classifier was trained.
  public let plantings: [Planting]
  /// How often it is right on unseen scenes with cues as in its training; `nil` if that is unknown.
  public let accuracy: Proportion?
  /// How often it is right on the oracle's scenes, without cues.
  public let accuracyWithoutCues: Proportion
  /// The effect of every cue on every class, class by class.
  public let cells: [CueEffect]

  /// Creates the truth from what an oracle found.
  public init(
    modelSHA256: String, oracle: Oracle, findings: Oracle.Findings, plantings: [Planting],
    accuracy: Proportion?
  ) {
    version = Self.currentVersion
    self.modelSHA256 = modelSHA256
    self.oracle = oracle
    self.plantings = plantings
    self.accuracy = accuracy
    accuracyWithoutCues = findings.confusion.accuracy
    cells = findings.cells
  }

  /// The cells that a shortcut, or a part of the bird, was planted in.
  public var plantedCells: [CueEffect] { cells.filter { ($0.strength ?? 0) > 0 } }

  /// The cell without a planted cue whose effect on other classes' scenes is largest, either way.
  public var largestUnplanted: CueEffect? {
    cells.filter { ($0.strength ?? 0) == 0 }
      .max { abs($0.effect.mean) < abs($1.effect.mean) }
  }

  // MARK: The file

  /// Reads a truth file.
  ///
  /// - Throws: `AviaryError.unreadableTruth` if it is none, or of another version.
  public init(json: Data, file: String) throws(AviaryError) {
    do {
      self = try JSONDecoder().decode(ModelTruth.self, from: json)
    } catch {
      throw .unreadableTruth(file: file)
    }
    guard version == Self.currentVersion else { throw .unreadableTruth(file: file) }
  }

  /// The file's content: JSON with sorted keys.
  public var json: Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else {
      preconditionFailure("an effect that is not finite")
    }
    return data + Data("\n".utf8)
  }
}
