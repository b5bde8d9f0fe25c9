/// A part of a bird that has a mask and can be removed.
public enum Part: String, Hashable, Codable, Sendable, CaseIterable {
  case beak, head, breast, wing, tail, legs
  /// The trunk, which the breast and the wing lie on.
  case body

  /// The lane that coverage is recorded in.
  var lane: Int {
    switch self {
    case .beak: 0
    case .head: 1
    case .breast: 2
    case .wing: 3
    case .tail: 4
    case .legs: 5
    case .body: 6
    }
  }
}
