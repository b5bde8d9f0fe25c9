/// A picture of a bird before it is drawn: every part, cue and circumstance as a plain value.
///
/// Drawing is a function of this value alone. A scene with one property changed is the same scene
/// otherwise, to the bit.
public struct Scene: Hashable, Codable, Sendable {
  /// The class.
  public var species: Species
  /// What the parts look like; the species' own codes, but for those swapped.
  public var codes: PartCodes
  /// How the bird sits.
  public var pose: Pose
  /// What the bird's colors are multiplied by.
  public var palette: Tint
  /// Where the bird sits.
  public var habitat: Habitat
  /// What else is to be seen.
  public var distractors: Distractors
  /// How the scene is lit.
  public var lighting: Lighting
  /// The cues that are present.
  public var cues: CueSet
  /// The parts that are left out, each once, in the order of `Part.allCases`.
  public internal(set) var removedParts: [Part]
  /// What fixes textures and the places of small things.
  public var seed: UInt64
}

extension Scene {
  /// Returns the same scene with a cue forced on or off: the intervention *do(cue)*.
  public func doing(_ cue: Cue, _ isPresent: Bool) -> Scene {
    var scene = self
    scene.cues[cue] = isPresent
    return scene
  }

  /// Returns the same scene without a part of the bird.
  ///
  /// What lies behind the part shows: the trunk behind a breast or a wing, the habitat behind a
  /// beak.
  public func removing(_ part: Part) -> Scene {
    var scene = self
    scene.removedParts = Part.allCases.filter { $0 == part || removedParts.contains($0) }
    return scene
  }

  /// Returns the random numbers of the scene for a purpose in drawing it.
  func random(_ purpose: String) -> SceneRandom { SceneRandom(seed: seed, purpose: purpose) }
}
