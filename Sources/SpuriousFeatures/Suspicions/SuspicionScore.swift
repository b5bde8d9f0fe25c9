/// A number that says in one respect how unusual a class's prototypes are.
///
/// All log-odds are those of ``SubjectNetwork``; probabilities would saturate.
public enum SuspicionScore: String, Hashable, Codable, CaseIterable, Sendable {
  /// Minus the log-odds of an image that is middle gray everywhere.
  case blank
  /// What the frame of its prototypes adds to its log-odds on noise, less what the middle adds.
  case surround
  /// What the four corners of its prototypes add on noise.
  case corners
  /// What the finest structure of its prototypes adds on noise.
  case fine
  /// The largest ``Entanglement`` with another class.
  case entanglement
  /// The largest difference of entanglements, there and back.
  case asymmetry
  /// Minus the effective number of carriers: see ``LogitDecomposition``.
  case concentration
  /// The largest overlap of carriers with another class: see ``SharedCarriers``.
  case sharing
  /// The most that one window of its prototypes adds, on the mean over seeds.
  case sufficiency
  /// The most that one window takes away when it is hidden.
  case necessity
  /// How much it matters where that window lies.
  case location
  /// Its largest log-odds on a prototype.
  case margin
  /// Its log-odds on its prototypes' mean color, and on what else little is left of them.
  case meanColor = "mean-color"
  case gray
  case amplitudes
  case lowBand = "low-band"
  case middleBand = "middle-band"
  case highBand = "high-band"
  case blocks
  case flip
  case shift

  /// What a class's rank comes from, each with equal weight.
  ///
  /// Chosen on models of known truth, where classes with a planted and learned cue stand out by these
  /// four; by the others hardly or not, so that they only describe.
  public static let combined: [Self] = [.blank, .surround, .corners, .fine]

  /// Whether larger numbers are compared with those of random directions.
  var isMeasuredOnDirections: Bool {
    switch self {
    case .sharing, .sufficiency, .necessity, .location: false
    default: true
    }
  }
}

extension SuspicionScore {
  init(_ restriction: Restriction) {
    switch restriction {
    case .meanColor: self = .meanColor
    case .gray: self = .gray
    case .amplitudes: self = .amplitudes
    case .lowBand: self = .lowBand
    case .middleBand: self = .middleBand
    case .highBand: self = .highBand
    case .blocks: self = .blocks
    case .flip: self = .flip
    case .shift: self = .shift
    }
  }
}
