/// What a cue is painted with: the canvas, and the scene's own random numbers for this cue.
struct CueBrush {
  /// The canvas; what is painted counts as the cue's when it is tracked.
  let canvas: SceneCanvas
  /// The lane that the cue's coverage is recorded in, if it is the one tracked.
  let lane: Int?
  /// Random numbers that no other cue draws from.
  let random: SceneRandom
  /// The bird, for things that stand beside it.
  let bird: BirdPlan
}
