public import ArgumentParser
public import Classifiers
internal import Foundation
public import Tensors

/// The options that say which classifier, and how it is fed.
struct ModelOptions: ParsableArguments {
  /// The classifier of birds that comes with protogen: `Presets/Models/aviary.yaml`.
  static let builtIn = "aviary"

  @Option(
    name: [.short, .customLong("model")],
    help: ArgumentHelp(
      "An ONNX classifier: a file, or a name from 'protogen models list'.",
      valueName: "file-or-name"),
    completion: .file(extensions: ["onnx"]))
  var model = Self.builtIn

  @Option(
    help: ArgumentHelp("A label list: a file, 'imagenet-1k' or 'cifar-10'.", valueName: "list"),
    completion: .file(extensions: ["txt"]))
  var labels: String?

  @Option(
    help: ArgumentHelp(
      "How colors are normalized: \(Normalization.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "name"))
  var normalization: Normalization?

  @Option(help: ArgumentHelp("What 0 and 1 become, as 0,255.", valueName: "low,high"))
  var range: NumberList?

  @Option(help: ArgumentHelp("What is subtracted, a value a channel.", valueName: "r,g,b"))
  var mean: NumberList?

  @Option(name: .customLong("std"), help: ArgumentHelp("What is divided by.", valueName: "r,g,b"))
  var standardDeviation: NumberList?

  @Option(help: "What each channel holds: rgb, bgr, gray or rgba.")
  var channels: ChannelOrder?

  @Option(
    help: ArgumentHelp("The size to run the classifier at, in pixels.", valueName: "N or HxW"))
  var size: PixelSize?

  @Option(help: "fp32, or bf16: about twice as fast where the processor has it.")
  var precision: Classifier.Precision = .fp32

  @Option(help: ArgumentHelp("cpu, cuda or cuda:1.", valueName: "device"))
  var device: Device = .cpu

  @Option(help: ArgumentHelp("Which output holds the class scores.", valueName: "name"))
  var outputName: String?

  @Option(help: ArgumentHelp("How many threads compute.", valueName: "N"))
  var threads: Int?

  /// More than any machine has; OpenMP fails far beyond it.
  private static let largestThreadCount = 1024

  /// Checks a number of threads.
  ///
  /// - Throws: `ValidationError`
  static func validate(threads: Int?) throws {
    if let threads, !(1...largestThreadCount ~= threads) {
      throw ValidationError("--threads must be 1 to \(largestThreadCount).")
    }
  }

  mutating func validate() throws {
    try Self.validate(threads: threads)
    if normalization != nil, range != nil || mean != nil || standardDeviation != nil {
      throw ValidationError("--normalization already says what --range, --mean and --std do.")
    }
    if let range, range.values.count != 2 || range.values[0] >= range.values[1] {
      throw ValidationError("--range takes two rising numbers, as in 0,255.")
    }
  }
}

/// Numbers separated by commas.
struct NumberList: ExpressibleByArgument, Hashable {
  let values: [Float]

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
    let values = parts.compactMap { Float($0.trimmingCharacters(in: .whitespaces)) }
    guard values.count == parts.count, values.contains(where: { !$0.isFinite }) == false else {
      return nil
    }
    self.values = values
  }
}

/// A height and a width in pixels: `224`, or `180x320`.
struct PixelSize: ExpressibleByArgument, Hashable {
  let height: Int
  let width: Int

  init?(argument: String) {
    let sides = argument.lowercased().split(separator: "x", omittingEmptySubsequences: false)
      .map { Int($0) }
    guard (1...2).contains(sides.count), let height = sides[0], let width = sides[sides.count - 1],
      Preprocessing.sizes ~= height, Preprocessing.sizes ~= width
    else { return nil }
    self.height = height
    self.width = width
  }
}

extension Classifier.Precision: ExpressibleByArgument {}

extension Device: ExpressibleByArgument {
  public init?(argument: String) {
    switch argument.split(separator: ":", omittingEmptySubsequences: false).map(String.init) {
    case ["cpu"]: self = .cpu
    case ["cuda"]: self = .cuda(0)
    case let parts where parts.count == 2 && parts[0] == "cuda":
      guard let index = Int(parts[1]), index >= 0 else { return nil }
      self = .cuda(index)
    default: return nil
    }
  }
}
