public import Statistics
/// One value for each way to compare two vectors of activations.
public struct Similarities<Value> {
  /// The correlation of ranks, ties having their average.
  public var spearman: Value
  /// The correlation.
  public var pearson: Value
  /// The cosine of the angle between them, not centered.
  public var cosine: Value

  public init(spearman: Value, pearson: Value, cosine: Value) {
    self.spearman = spearman
    self.pearson = pearson
    self.cosine = cosine
  }
}

extension Similarities: Equatable where Value: Equatable {}
extension Similarities: Hashable where Value: Hashable {}
extension Similarities: Encodable where Value: Encodable {}
extension Similarities: Decodable where Value: Decodable {}
extension Similarities: Sendable where Value: Sendable {}

/// How images of one kind run through a layer, or on average through several, compared with the
/// photographs of their class.
public struct PathScore: Hashable, Codable, Sendable {
  /// The similarity to single photographs of the class (Geirhos et al., 2024).
  ///
  /// 0 is as similar as photographs of other classes are, 1 as other photographs of the same class;
  /// `nil` where these two cannot be told apart.
  public let normalized: Similarities<Estimate?>
  /// Against the mean of the class's photographs (Tagade and Rumbelow, 2023), in `-1...1`.
  ///
  /// `nil` where the activations of either are the same everywhere.
  public let toMean: Similarities<Estimate?>
  /// The mean absolute difference from the mean of the class's photographs, in the layer's units.
  public let distance: Estimate
  /// `distance` divided by that of a photograph of the class from the mean of the others: 1 is as far
  /// as a photograph, which holds for held-out photographs by definition.
  ///
  /// `nil` where the photographs do not differ.
  public let relativeDistance: Estimate?

  public init(
    normalized: Similarities<Estimate?>, toMean: Similarities<Estimate?>, distance: Estimate,
    relativeDistance: Estimate?
  ) {
    self.normalized = normalized
    self.toMean = toMean
    self.distance = distance
    self.relativeDistance = relativeDistance
  }
}

/// A ``PathScore`` for either way to look at a layer.
public struct ViewedPathScore: Hashable, Codable, Sendable {
  /// Every unit in its place.
  public let units: PathScore
  /// The mean of each channel over all places, since a prototype has no fixed layout.
  ///
  /// The same as `units` for a layer without places.
  public let channels: PathScore

  public init(units: PathScore, channels: PathScore) {
    self.units = units
    self.channels = channels
  }
}
