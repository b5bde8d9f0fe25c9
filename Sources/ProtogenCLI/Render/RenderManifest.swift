internal import Classifiers
internal import FeatureVisualization
internal import Foundation

/// How a subject's prototypes were made, and what the network makes of them: `manifest.json`.
///
/// Nothing in it depends on when, where or how often the run was interrupted, so that the same
/// settings give the same bytes.
struct RenderManifest: Codable {
  static let fileName = "manifest.json"

  /// Everything that the pictures depend on.
  struct Origin: Codable, Hashable {
    let version: String
    let torch: String
    let model: String
    let modelSHA256: String
    let precision: String
    let device: String
    let preprocessing: Preprocessing
    let inputHeight: Int
    let inputWidth: Int
    let configuration: RenderConfiguration
    /// The photographs that MACO's magnitude was measured from, if it was.
    let spectrum: SpectrumOrigin?
    /// The statistics that were drawn towards, if any.
    let statistics: StatisticsOrigin?
    /// Whether pixels that hardly mattered are transparent.
    let isTransparent: Bool
    /// All that was rendered together: results can differ in the last bits with the batch.
    let batch: [RenderTarget]
  }

  struct Prototype: Codable {
    let file: String
    let status: String
    /// Whether the picture is of no use, for the reason that `status` gives.
    let isFailure: Bool
    /// What the network makes of it; only classes have that.
    let scores: ClassScore?
    /// The names of `scores.top`, the most probable first.
    let topNames: [String]?
    /// The objective at each step, under the step's own transforms.
    let objectives: [Float]
  }

  let format: String
  let origin: Origin
  let subject: RenderSubject
  let prototypes: [Prototype]

  init(origin: Origin, subject: RenderSubject, prototypes: [Prototype]) {
    format = "protogen-render/1"
    self.origin = origin
    self.subject = subject
    self.prototypes = prototypes
  }

  init(contentsOf file: URL) throws {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    self = try decoder.decode(Self.self, from: Data(contentsOf: file))
  }

  func json() throws -> Data {
    try JSONEncoder.forReaders().encode(self)
  }
}

extension JSONEncoder {
  /// An encoder whose output people can read, and compare; it writes `"nan"` where JSON has no word.
  static func forReaders() -> JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return encoder
  }
}

extension RenderManifest.Origin {
  /// What a picture says about itself, as PNG text.
  func pictureText(title: String) throws -> [(keyword: String, value: String)] {
    [
      ("Title", title),
      ("Software", "protogen \(version)"),
      ("Model", model),
      ("Model SHA-256", modelSHA256),
      ("Recipe", configuration.recipe.name),
      ("Seed", String(configuration.seed)),
      ("Steps", String(configuration.steps)),
      ("Settings SHA-256", try fingerprint()),
    ]
  }
}
