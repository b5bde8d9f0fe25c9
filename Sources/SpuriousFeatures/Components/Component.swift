/// A component of an image that can be moved to another image: the vocabulary of findings.
public enum Component: String, Hashable, Codable, Sendable, CaseIterable {
  /// One of the four corners.
  case corner
  /// A strip along one of the four sides, without the corners.
  case border
  /// The part off the class itself that speaks most for the class.
  case window
  /// A pattern too fine for things to have, the same in all images: of a sensor, of compression.
  case highFrequency = "high-frequency"
  /// The balance of red, green and blue.
  case color
  /// Whether there is color at all, or only shades of gray.
  case gray
  /// Brightness and contrast.
  case tone
  /// How sharp the image is.
  case blur
  /// Where the class itself is in the image, and how large.
  case layout
  /// A frame of 15 % of the image.
  case ring
  /// All that is not the class itself.
  case background
}

extension Component {
  /// Whether it takes masks of the class itself to move it; a window without them is most often a
  /// part of the class.
  public var needsCores: Bool { self == .background || self == .layout || self == .window }

  /// Whether it takes the place of one that needs masks.
  var isForLackOfCores: Bool { self == .ring }

  /// Whether it is what is around the class itself, as far as that is known.
  var isSurroundings: Bool { self == .background || isForLackOfCores }

  /// Whether it changes every pixel by a few numbers, so that images carry it together: it is taken
  /// from several at once.
  public var isGlobal: Bool {
    switch self {
    case .highFrequency, .color, .tone, .blur: true
    case .corner, .border, .window, .gray, .layout, .ring, .background: false
    }
  }

  /// Whether it is pixels of a place.
  var isLocal: Bool {
    switch self {
    case .corner, .border, .window, .ring, .background: true
    case .highFrequency, .color, .gray, .tone, .blur, .layout: false
    }
  }

  /// Whether it is some of the pixels of another one.
  func isPart(of other: Component) -> Bool {
    switch other {
    case .background: [.corner, .border, .window, .ring].contains(self)
    case .ring: [.corner, .border].contains(self)
    default: false
    }
  }

  /// How much else it carries along, from 0 for nothing: of two components that explain each other,
  /// the lower one is the cause.
  var breadth: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
