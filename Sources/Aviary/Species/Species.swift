/// A kind of bird, colored after a real one: a class of the world.
///
/// The raw value is its label. Any two species differ in two parts or more, so that no single
/// part decides.
public enum Species: String, Hashable, Codable, Sendable, CaseIterable {
  case robin
  case cardinal
  case blueJay = "blue jay"
  case goldfinch
  case chickadee
  case crow
  case barnSwallow = "barn swallow"
  case kingfisher
  case woodpecker
  case bluebird
  case houseSparrow = "house sparrow"
  case starling

  /// The species' name in lower case, as label lists have it.
  public var label: String { rawValue }

  /// The number that random draws know the species by; it never changes.
  var number: UInt32 {
    switch self {
    case .robin: 1
    case .cardinal: 2
    case .blueJay: 3
    case .goldfinch: 4
    case .chickadee: 5
    case .crow: 6
    case .barnSwallow: 7
    case .kingfisher: 8
    case .woodpecker: 9
    case .bluebird: 10
    case .houseSparrow: 11
    case .starling: 12
    }
  }

  /// The codes of a bird with no part swapped.
  public var codes: PartCodes {
    switch self {
    case .robin:
      PartCodes(
        beak: .slenderYellow, head: .hood, back: .grayBrown, breast: .rufous, wing: .plain,
        tail: .straight)
    case .cardinal:
      PartCodes(
        beak: .coneOrange, head: .redCrest, back: .red, breast: .red, wing: .plain, tail: .long)
    case .blueJay:
      PartCodes(
        beak: .stoutDark, head: .blueCrest, back: .blue, breast: .white, wing: .chevrons,
        tail: .long)
    case .goldfinch:
      PartCodes(
        beak: .coneOrange, head: .cap, back: .yellow, breast: .yellow, wing: .bars,
        tail: .notched)
    case .chickadee:
      PartCodes(
        beak: .tinyDark, head: .capAndBib, back: .gray, breast: .white, wing: .bars,
        tail: .straight)
    case .crow:
      PartCodes(
        beak: .stoutDark, head: .hood, back: .black, breast: .black, wing: .plain, tail: .fan)
    case .barnSwallow:
      PartCodes(
        beak: .tinyDark, head: .blueMask, back: .blue, breast: .rufous, wing: .plain,
        tail: .fork)
    case .kingfisher:
      PartCodes(
        beak: .dagger, head: .blueCrest, back: .blue, breast: .banded, wing: .spots, tail: .fan)
    case .woodpecker:
      PartCodes(
        beak: .dagger, head: .stripes, back: .black, breast: .white, wing: .spots,
        tail: .straight)
    case .bluebird:
      PartCodes(
        beak: .tinyDark, head: .blue, back: .blue, breast: .rufous, wing: .plain,
        tail: .notched)
    case .houseSparrow:
      PartCodes(
        beak: .coneDark, head: .chestnut, back: .brown, breast: .buff, wing: .chevrons,
        tail: .notched)
    case .starling:
      PartCodes(
        beak: .slenderYellow, head: .hood, back: .black, breast: .black, wing: .spots,
        tail: .straight)
    }
  }
}

extension Species {
  /// Finds a species by its label; a hyphen may stand for a space.
  ///
  /// - Throws: `AviaryError.unknownSpecies`
  public init(named name: String) throws(AviaryError) {
    guard let species = Self(rawValue: name.replacing("-", with: " ")) else {
      throw .unknownSpecies(name, known: Self.allCases.map(\.label))
    }
    self = species
  }
}
