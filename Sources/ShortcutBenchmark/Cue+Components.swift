public import Aviary
public import SpuriousFeatures

extension Cue {
  /// The components that are this cue's cause: which findings name it rightly.
  public var acceptedComponents: Set<Component> {
    switch self {
    case .crossHatch: [.background, .ring]
    case .badge: [.corner]
    case .birdhouse: [.window]
    case .warmCast: [.color]
    case .checker: [.highFrequency]
    case .upperLeft: [.layout]
    default: []
    }
  }
}
