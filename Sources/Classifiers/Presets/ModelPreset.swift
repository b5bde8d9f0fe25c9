public import Foundation

/// What a model's outputs are.
public enum OutputKind: String, Hashable, Codable, Sendable, CaseIterable {
  /// Scores before softmax.
  case logits
  /// Scores after softmax or sigmoid, in `0...1`.
  case probabilities
}

/// A classifier that protogen knows how to feed: what its file is, and what goes in and out.
///
/// Every value is in range: no other instance can be created or decoded.
public struct ModelPreset: Hashable, Sendable {
  /// What `--model` calls it: letters, digits, `.`, `_` and `-`, not starting with `.` or `-`.
  public let name: String
  /// A sentence for people.
  public let description: String
  /// The ONNX file: absolute, or relative to where `ModelCatalog` looks.
  public let file: String?
  /// Where `protogen models pull` gets the file: https, or http on this machine.
  public let address: URL?
  /// The file's SHA-256 in lowercase hexadecimal.
  public let sha256: String?
  /// The file's size in bytes.
  public let byteCount: Int?
  /// How a picture becomes the input.
  public let preprocessing: Preprocessing
  /// The label list: a preset's name, or a path.
  public let labels: String?
  /// How many outputs stand before the first label: 1 for a background class, else 0.
  public let labelOffset: Int
  /// What the outputs are.
  public let output: OutputKind
  /// The recipe that its prototypes are best made by: a preset's name; `nil` for the usual one.
  public let recipe: String?
  /// The license of the weights.
  public let license: String?
  /// Where the model is from.
  public let source: String?
  /// How to make or get the file when there is no address.
  public let obtain: String?

  /// Creates a preset, checking every value.
  ///
  /// - Throws: `PresetError.invalid`, with every violation found, not only the first.
  public init(
    name: String, description: String = "", file: String? = nil, address: URL? = nil,
    sha256: String? = nil, byteCount: Int? = nil, preprocessing: Preprocessing,
    labels: String? = nil, labelOffset: Int = 0, output: OutputKind = .logits,
    recipe: String? = nil, license: String? = nil, source: String? = nil, obtain: String? = nil
  ) throws(PresetError) {
    self.name = name
    self.description = description
    self.file = file
    self.address = address
    self.sha256 = sha256?.lowercased()
    self.byteCount = byteCount
    self.preprocessing = preprocessing
    self.labels = labels
    self.labelOffset = labelOffset
    self.output = output
    self.recipe = recipe
    self.license = license
    self.source = source
    self.obtain = obtain
    let violations = violations
    guard violations.isEmpty else { throw .invalid(file: nil, violations) }
  }

  /// The name of the file inside a folder of models.
  public var fileName: String {
    file.map { URL(fileURLWithPath: $0).lastPathComponent } ?? "\(name).onnx"
  }

  /// Whether a text can name a preset.
  public static func isName(_ text: String) -> Bool {
    guard let first = text.first, first != ".", first != "-", text.utf8.count <= 100 else {
      return false
    }
    return text.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || ["-", ".", "_"].contains($0))
    }
  }

  /// What is wrong with these values.
  private var violations: [PresetViolation] {
    var found: [PresetViolation] = []
    func require(_ holds: Bool, _ key: String, _ expected: String, _ value: String) {
      if !holds { found.append(PresetViolation(key: key, expected: expected, found: value)) }
    }
    require(
      Self.isName(name), "name", "letters, digits, '.', '_' and '-', starting with none of '.-'",
      name)
    if let sha256 {
      require(
        sha256.count == 64 && sha256.allSatisfy { $0.isASCII && $0.isHexDigit }, "sha256",
        "64 hexadecimal digits", sha256)
    }
    if let byteCount { require(byteCount > 0, "byteCount", "positive", "\(byteCount)") }
    if let address {
      require(
        Self.isAllowed(address), "address", "an https address", address.absoluteString)
      require(sha256 != nil, "sha256", "given where an address is", "none")
    }
    require(0...1000 ~= labelOffset, "labelOffset", "in 0...1000", "\(labelOffset)")
    return found
  }

  /// Whether an address may be fetched: https anywhere, or http from this machine.
  package static func isAllowed(_ address: URL) -> Bool {
    guard let host = address.host(), !host.isEmpty else { return false }
    let isLocal = ["localhost", "127.0.0.1", "::1", "[::1]"].contains(host.lowercased())
    return address.scheme == "https" || (address.scheme == "http" && isLocal)
  }
}

extension ModelPreset: Codable {
  private enum CodingKeys: String, CodingKey {
    case name, description, file, address, sha256, byteCount, preprocessing, labels, labelOffset
    case output, recipe, license, source, obtain
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      name: values.decode(String.self, forKey: .name),
      description: values.decode(String.self, forKey: .description),
      file: values.decodeIfPresent(String.self, forKey: .file),
      address: values.decodeIfPresent(URL.self, forKey: .address),
      sha256: values.decodeIfPresent(String.self, forKey: .sha256),
      byteCount: values.decodeIfPresent(Int.self, forKey: .byteCount),
      preprocessing: values.decode(Preprocessing.self, forKey: .preprocessing),
      labels: values.decodeIfPresent(String.self, forKey: .labels),
      labelOffset: values.decode(Int.self, forKey: .labelOffset),
      output: values.decode(OutputKind.self, forKey: .output),
      recipe: values.decodeIfPresent(String.self, forKey: .recipe),
      license: values.decodeIfPresent(String.self, forKey: .license),
      source: values.decodeIfPresent(String.self, forKey: .source),
      obtain: values.decodeIfPresent(String.self, forKey: .obtain))
  }
}
