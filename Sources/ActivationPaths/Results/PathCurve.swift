/// The images whose path is compared.
public enum PathSubject: Hashable, Sendable {
  /// Prototypes made by a recipe, or from a folder: what it is called.
  case prototypes(String)
  /// Photographs of the class, each left out of what it is compared with: must score about 1.
  case heldOutPhotographs
  /// Photographs of other classes that the floor was not measured from: must score about 0.
  case otherPhotographs
}

/// The scores of one kind of images through the network.
public struct PathCurve: Hashable, Codable, Sendable {
  public let subject: PathSubject
  /// How many images.
  public let imageCount: Int
  /// One for each of ``PathAudit/layers``.
  public let layers: [ViewedPathScore]
  /// The means over the first, second and last third of the layers; fewer if there are fewer layers.
  public let thirds: [ViewedPathScore]

  public init(
    subject: PathSubject, imageCount: Int, layers: [ViewedPathScore], thirds: [ViewedPathScore]
  ) {
    self.subject = subject
    self.imageCount = imageCount
    self.layers = layers
    self.thirds = thirds
  }
}

extension PathSubject: Codable {
  private static let heldOutName = "held-out photographs"
  private static let otherName = "other photographs"
  private static let prefix = "prototypes: "

  /// One string: the two controls by name, a recipe behind `prototypes: `.
  public var name: String {
    switch self {
    case .prototypes(let recipe): Self.prefix + recipe
    case .heldOutPhotographs: Self.heldOutName
    case .otherPhotographs: Self.otherName
    }
  }

  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    switch text {
    case Self.heldOutName: self = .heldOutPhotographs
    case Self.otherName: self = .otherPhotographs
    default: self = .prototypes(String(text.trimmingPrefix(Self.prefix)))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }
}
