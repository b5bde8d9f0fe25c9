/// The cues that a scene has, written down by name in alphabetical order.
public struct CueSet: Hashable, Sendable {
  private var cues: Set<Cue>

  /// Creates a set.
  public init(_ cues: some Sequence<Cue> = []) { self.cues = Set(cues) }

  /// Whether a cue is in the set.
  public subscript(cue: Cue) -> Bool {
    get { cues.contains(cue) }
    set { if newValue { cues.insert(cue) } else { cues.remove(cue) } }
  }

  /// Whether there is no cue.
  public var isEmpty: Bool { cues.isEmpty }

  /// The names, in alphabetical order.
  public var names: [String] { cues.map(\.name).sorted() }
}

extension CueSet: ExpressibleByArrayLiteral {
  public init(arrayLiteral elements: Cue...) { self.init(elements) }
}

extension CueSet: Codable {
  public init(from decoder: any Decoder) throws {
    self.init(try [Cue](from: decoder))
  }

  public func encode(to encoder: any Encoder) throws {
    try names.encode(to: encoder)
  }
}
