/// Something that can be put into any scene, whatever its class: a shortcut to plant.
///
/// A cue is known by its name, in lower case.
public struct Cue: Sendable {
  /// The name, such as `badge`.
  public let name: String
  /// What is to be seen, in a few words.
  public let summary: String
  /// What the cue does to a scene.
  let effect: Effect

  /// What a cue does to a scene, and when.
  enum Effect: Sendable {
    /// It changes the bird's place or proportions.
    case bird(@Sendable (inout BirdPlan, _ random: inout SceneRandom) -> Void)
    /// It is painted on the backdrop, behind all things.
    case backdrop(@Sendable (CueBrush) -> Void)
    /// It is painted behind the bird and its perch.
    case object(@Sendable (CueBrush) -> Void)
    /// It is painted over everything, as software would.
    case overlay(@Sendable (CueBrush) -> Void)
    /// It changes every pixel at last, given its row and column.
    case pixels(@Sendable (_ color: Color, _ row: Int, _ column: Int) -> Color)
  }
}

extension Cue: Hashable {
  public static func == (a: Cue, b: Cue) -> Bool { a.name == b.name }
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension Cue: Codable {
  public init(from decoder: any Decoder) throws {
    self = try Cue(named: decoder.singleValueContainer().decode(String.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }

  /// Finds a cue by its name.
  ///
  /// - Throws: `AviaryError.unknownCue`
  public init(named name: String) throws(AviaryError) {
    guard let cue = Self.all.first(where: { $0.name == name }) else {
      throw .unknownCue(name, known: Self.all.map(\.name))
    }
    self = cue
  }
}
