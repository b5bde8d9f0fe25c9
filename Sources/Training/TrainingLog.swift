internal import Foundation

/// What a pass over the examples came to.
public struct EpochRecord: Hashable, Codable, Sendable {
  /// The pass, from 1.
  public let epoch: Int
  /// How many steps were made by its end.
  public let step: Int
  /// The mean loss of its batches, as they were trained on.
  public let loss: Double
  /// The share of its images, as they were trained on, whose class scored highest.
  public let accuracy: Double
  /// The learning rate of its last step.
  public let learningRate: Double

  public init(epoch: Int, step: Int, loss: Double, accuracy: Double, learningRate: Double) {
    self.epoch = epoch
    self.step = step
    self.loss = loss
    self.accuracy = accuracy
    self.learningRate = learningRate
  }
}

/// The passes of a run, in order: the same for the same run, however often it was interrupted.
public struct TrainingLog: Hashable, Codable, Sendable {
  public private(set) var epochs: [EpochRecord] = []

  public init() {}

  mutating func append(_ record: EpochRecord) { epochs.append(record) }

  /// The log as JSON lines: one object a pass, with sorted keys.
  public var jsonLines: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return epochs.map { record in
      guard let data = try? encoder.encode(record) else {
        preconditionFailure("\(record) is not JSON")
      }
      return String(decoding: data, as: UTF8.self) + "\n"
    }.joined()
  }

  /// Reads JSON lines.
  ///
  /// - Throws: `DecodingError` if a line is no record.
  public init(jsonLines text: String) throws {
    epochs = try text.split(whereSeparator: \.isNewline).map {
      try JSONDecoder().decode(EpochRecord.self, from: Data($0.utf8))
    }
  }
}

/// How far a run is.
public struct TrainingProgress: Hashable, Sendable {
  /// The pass under way, from 1.
  public let epoch: Int
  public let epochCount: Int
  /// How many steps were made.
  public let step: Int
  public let stepCount: Int
  /// The mean loss of the pass so far.
  public let loss: Double
  /// The share of the pass's images so far whose class scored highest.
  public let accuracy: Double
  public let learningRate: Double
  /// How fast it went since the run was started or resumed.
  public let stepsPerSecond: Double
  /// Whether this was the last step of a pass.
  public let endsEpoch: Bool
}
