/// The form and color of a beak.
public enum BeakCode: String, Hashable, Codable, Sendable, CaseIterable {
  case slenderYellow = "slender-yellow"
  case coneOrange = "cone-orange"
  case coneDark = "cone-dark"
  case stoutDark = "stout-dark"
  case tinyDark = "tiny-dark"
  case dagger
}

/// The markings of a head.
public enum HeadCode: String, Hashable, Codable, Sendable, CaseIterable {
  /// All dark.
  case hood
  /// Red and crested, with a black mask.
  case redCrest = "red-crest"
  /// Blue and crested, with a white cheek and a dark collar.
  case blueCrest = "blue-crest"
  /// A black crown and a black throat, with white cheeks.
  case capAndBib = "cap-and-bib"
  /// A black forehead; the rest is as the breast.
  case cap
  /// All blue.
  case blue
  /// Blue, with a rufous forehead and throat.
  case blueMask = "blue-mask"
  /// Black and white stripes, with a red nape.
  case stripes
  /// A gray crown, a chestnut side and a black throat.
  case chestnut
}

/// The color of the back.
public enum BackCode: String, Hashable, Codable, Sendable, CaseIterable {
  case grayBrown = "gray-brown"
  case red, blue, yellow, gray, black, brown
}

/// The color of the breast and belly.
public enum BreastCode: String, Hashable, Codable, Sendable, CaseIterable {
  case rufous, red, white, yellow, black, buff
  /// White, with a blue band across.
  case banded
}

/// The pattern of a folded wing.
public enum WingCode: String, Hashable, Codable, Sendable, CaseIterable {
  /// Feather lines alone.
  case plain
  /// Dark, with white bars.
  case bars
  /// White spots in rows.
  case spots
  /// Dark chevrons, with one white bar.
  case chevrons
}

/// The form of a tail.
public enum TailCode: String, Hashable, Codable, Sendable, CaseIterable {
  case straight, fan, fork, long, notched
}

/// What tells species apart: one code for each part.
public struct PartCodes: Hashable, Codable, Sendable {
  public var beak: BeakCode
  public var head: HeadCode
  public var back: BackCode
  public var breast: BreastCode
  public var wing: WingCode
  public var tail: TailCode

  /// Creates codes.
  public init(
    beak: BeakCode, head: HeadCode, back: BackCode, breast: BreastCode, wing: WingCode,
    tail: TailCode
  ) {
    self.beak = beak
    self.head = head
    self.back = back
    self.breast = breast
    self.wing = wing
    self.tail = tail
  }

  /// The number of parts in which two birds differ.
  public func distance(to other: PartCodes) -> Int {
    let differences = [
      beak != other.beak, head != other.head, back != other.back, breast != other.breast,
      wing != other.wing, tail != other.tail,
    ]
    return differences.count { $0 }
  }

  /// The name of every code, by the name of its part, in the order of a truth table's columns.
  public var names: [(part: String, code: String)] {
    [
      ("beak", beak.rawValue), ("head", head.rawValue), ("back", back.rawValue),
      ("breast", breast.rawValue), ("wing", wing.rawValue), ("tail", tail.rawValue),
    ]
  }
}
