internal import Classifiers
internal import Tensors

/// What the shards of one run have in common: a digest of each thing that the work depends on.
struct ShardOrigin: Hashable, Codable {
  /// A thing that the work depends on, from the most to the least general.
  enum Part: String, CaseIterable {
    case program, model, network, work, photographs, audit

    /// What is wrong where it differs.
    var difference: String {
      switch self {
      case .program: "protogen or libtorch is another version"
      case .model: "the model's file is another one"
      case .network: "the network is run in another way: its device, precision, size or colors"
      case .work: "the recipe, its settings or the classes are others"
      case .photographs: "the photographs or masks are others"
      case .audit: "the audit's layers, recipes or classes are others"
      }
    }
  }

  private var digests: [String: String] = [:]

  init() {}

  init(from decoder: any Decoder) throws {
    digests = try decoder.singleValueContainer().decode([String: String].self)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(digests)
  }

  subscript(part: Part) -> String? {
    get { digests[part.rawValue] }
    set { digests[part.rawValue] = newValue }
  }

  /// What is different in words, of the most general thing that is; `nil` if all is the same.
  func difference(from other: ShardOrigin) -> String? {
    Part.allCases.first { self[$0] != other[$0] }?.difference
  }
}
