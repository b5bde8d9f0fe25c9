internal import Foundation
internal import ImageFiles
internal import Tensors

/// Finds which of the field's usual preprocessings a model was trained with, by its accuracy on
/// labeled photographs.
public struct PreprocessingTrial: Sendable {
  /// How one preprocessing did.
  public struct Result: Hashable, Sendable, Codable {
    /// What was tried: `declared`, or a normalization's name, with `bgr` where channels are swapped.
    public let name: String
    /// The share of photographs whose class scored highest.
    public let accuracy: Double
    /// The mean probability of the right class.
    public let meanProbability: Double
    /// The preprocessing as the command line takes it.
    public let options: String
  }

  /// By accuracy, best first; ties by probability.
  public let results: [Result]
  public let photographCount: Int
  /// Photographs that could not be read, with why.
  public let unreadable: [String]

  /// How many photographs of a class are shown.
  private static let photographsPerClass = 4
  /// How many are shown at once.
  private static let batchSize = 16

  /// Shows photographs to a model in every plausible way.
  ///
  /// - Throws: `ClassifierError` if the graph does not run.
  public init(
    of classifier: Classifier, on folder: PhotographFolder, labelOffset: Int = 0,
    progress: (Int, Int) -> Void = { _, _ in }
  ) throws {
    let chosen = Self.spread(folder.photographs)
    var bitmaps: [(bitmap: Bitmap, index: Int)] = []
    var failures: [String] = []
    for photograph in chosen {
      do {
        bitmaps.append((try Bitmap(contentsOf: photograph.file), photograph.classIndex))
      } catch {
        failures.append("\(error)")
      }
    }
    let candidates = Self.candidates(for: classifier)
    results = try candidates.enumerated().map { position, candidate in
      progress(position, candidates.count)
      let trial = try Classifier(
        classifier.model, preprocessing: candidate.preprocessing,
        height: classifier.imageShape.height, width: classifier.imageShape.width,
        precision: classifier.precision, device: classifier.device,
        outputName: classifier.output.name)
      return try Self.result(candidate, trial, bitmaps, labelOffset: labelOffset)
    }.sorted { ($0.accuracy, $0.meanProbability) > ($1.accuracy, $1.meanProbability) }
    photographCount = bitmaps.count
    unreadable = failures
  }

  /// The first few photographs of each class.
  private static func spread(
    _ photographs: [PhotographFolder.Photograph]
  ) -> [PhotographFolder.Photograph] {
    var counts: [Int: Int] = [:]
    return photographs.filter {
      counts[$0.classIndex, default: 0] += 1
      return counts[$0.classIndex, default: 0] <= photographsPerClass
    }
  }

  private struct Candidate {
    let name: String
    let preprocessing: Preprocessing
  }

  private static func candidates(for classifier: Classifier) -> [Candidate] {
    let declared = classifier.preprocessing
    var candidates = [Candidate(name: "declared", preprocessing: declared)]
    guard declared.channelOrder == .rgb || declared.channelOrder == .bgr else { return candidates }
    for normalization in Normalization.allCases where normalization != .minusOneToOne {
      for order in [ChannelOrder.rgb, .bgr] {
        guard
          let preprocessing = try? Preprocessing(
            normalization, height: declared.height, width: declared.width, channelOrder: order,
            resizeShortSide: declared.resizeShortSide),
          preprocessing != declared
        else { continue }
        let name =
          normalization.rawValue + (order == normalization.channelOrder ? "" : ", \(order)")
        candidates.append(Candidate(name: name, preprocessing: preprocessing))
      }
    }
    return candidates
  }

  private static func result(
    _ candidate: Candidate, _ classifier: Classifier, _ photographs: [(bitmap: Bitmap, index: Int)],
    labelOffset: Int
  ) throws -> Result {
    var hits = 0
    var probability = 0.0
    for start in stride(from: 0, to: photographs.count, by: batchSize) {
      let batch = photographs[start..<min(start + batchSize, photographs.count)]
      let scores = try withoutGradients { () throws in
        try classifier.logits(of: classifier.images(of: batch.map(\.bitmap))).softmax(axis: 1)
      }
      let (values, classCount) = (try scores.floats(), scores.shape[1])
      for (row, photograph) in batch.enumerated() {
        let scores = values[row * classCount..<(row + 1) * classCount]
        let target = row * classCount + photograph.index + labelOffset
        guard scores.indices.contains(target) else { continue }
        probability += Double(scores[target])
        if scores.indices.max(by: { scores[$0] < scores[$1] }) == target { hits += 1 }
      }
    }
    let count = Double(max(photographs.count, 1))
    return Result(
      name: candidate.name, accuracy: Double(hits) / count,
      meanProbability: probability / count, options: candidate.preprocessing.commandLineOptions)
  }
}

extension Preprocessing {
  /// The options that ask for this preprocessing on the command line.
  public var commandLineOptions: String {
    let list = { (values: [Float]) in values.map { "\($0)" }.joined(separator: ",") }
    return "--channels \(channelOrder.rawValue) --range \(range.lowerBound),\(range.upperBound) "
      + "--mean \(list(mean)) --std \(list(standardDeviation))"
  }
}
