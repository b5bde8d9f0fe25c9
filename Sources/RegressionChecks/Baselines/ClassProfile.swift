public import SpuriousFeatures
public import Statistics

/// What one class of a model looks like.
public struct ClassProfile: Hashable, Codable, Sendable {
  /// The position in the label list.
  public let index: Int
  public let label: String
  /// The class's score for each of ``ReferenceStimuli``, as ``StimulusResponses`` has it: what tells
  /// at once which classes changed most.
  public let responses: NumberRow
  /// One for each seed.
  public let prototypes: [PrototypeProfile]
  /// What the prototypes are like in each layer; empty if that was not measured.
  public let signature: [LayerSignature]
  /// How alike the prototypes' paths and those of photographs are, in the first, the middle and the
  /// last third of the network.
  ///
  /// Empty without photographs. A third has none where photographs of the
  /// class are no more alike than those of other classes.
  public let paths: [Figure?]
  /// How many of the class's photographs are recognized; `nil` without photographs.
  public let recognition: Proportion?
  /// What the class was tested for, by component; empty without photographs of three classes.
  public let effects: [EffectProfile]
  /// The first prototype as a small PNG in base 64, if it is kept.
  public private(set) var thumbnail: String?
  /// What the model itself takes the thumbnail for, by name.
  public private(set) var thumbnailLabel: String?

  public init(
    index: Int, label: String, responses: NumberRow, prototypes: [PrototypeProfile],
    signature: [LayerSignature], paths: [Figure?], recognition: Proportion?,
    effects: [EffectProfile], thumbnail: String?, thumbnailLabel: String? = nil
  ) {
    self.index = index
    self.label = label
    self.responses = responses
    self.prototypes = prototypes
    self.signature = signature
    self.paths = paths
    self.recognition = recognition
    self.effects = effects
    self.thumbnail = thumbnail
    self.thumbnailLabel = thumbnailLabel
  }

  /// The same without a picture.
  var withoutThumbnail: ClassProfile {
    var result = self
    result.thumbnail = nil
    result.thumbnailLabel = nil
    return result
  }
}

/// What one prototype of a class is like.
public struct PrototypeProfile: Hashable, Codable, Sendable {
  /// The score of the class before the softmax.
  public let logit: Double
  /// The probability of the class, in `0...1`.
  public let probability: Double
  /// The class that the model gives the highest probability, by name.
  public let topLabel: String
  /// The share of held-out transforms under which the class has the highest probability.
  public let topShare: Double
  /// What the picture is like, by ``PictureDescriptor``.
  public let picture: NumberRow

  public init(
    logit: Double, probability: Double, topLabel: String, topShare: Double, picture: NumberRow
  ) {
    self.logit = NumberRow.rounded(logit)
    self.probability = NumberRow.rounded(probability)
    self.topLabel = topLabel
    self.topShare = NumberRow.rounded(topShare)
    self.picture = picture
  }
}

/// What the prototypes of a class are like in one layer, whatever the order of its channels.
public struct LayerSignature: Hashable, Codable, Sendable {
  /// The correlation with the layer's response to each of ``ReferenceStimuli``, the mean over
  /// prototypes.
  public let similarities: NumberRow
  /// The standard deviation of one prototype's correlations around those means.
  public let spread: Double

  public init(similarities: NumberRow, spread: Double) {
    self.similarities = similarities
    self.spread = NumberRow.rounded(spread)
  }

  /// Reads the row of all its numbers, the spread last.
  public init(from decoder: any Decoder) throws {
    let values = try NumberRow(from: decoder).values
    self.init(
      similarities: NumberRow(Array(values.dropLast())), spread: values.last ?? 0)
  }

  public func encode(to encoder: any Encoder) throws {
    try NumberRow(similarities.values + [spread]).encode(to: encoder)
  }
}

/// A figure with its interval, rounded to what is kept of it.
public struct Figure: Hashable, Codable, Sendable {
  public let value: Double
  /// The lower end of the 95 % interval.
  public let lower: Double
  /// The upper end of the 95 % interval.
  public let upper: Double

  public init(_ estimate: Estimate) {
    value = NumberRow.rounded(estimate.value)
    lower = NumberRow.rounded(estimate.lower)
    upper = NumberRow.rounded(estimate.upper)
  }

  /// A figure with a standard deviation, and the normal distribution's interval.
  init(mean: Double, deviation: Double) {
    let half = Proportion.quantile * deviation
    self.init(Estimate(value: mean, lower: mean - half, upper: mean + half, count: 0))
  }

  /// The figure of a share: its interval ends at 0 and 1.
  var asShare: Figure {
    Figure(Estimate(value: value, lower: max(lower, 0), upper: min(upper, 1), count: 0))
  }

  /// The standard deviation of a normal distribution with an interval of this width.
  var deviation: Double { (upper - lower) / (2 * Proportion.quantile) }
}

/// What moving a component of photographs does to a class.
public struct EffectProfile: Hashable, Codable, Sendable {
  public let component: Component
  /// The component in words, with its place: `the lower right corner`.
  public let name: String
  /// What it does to other classes' photographs: the change of the class's probability.
  public let sufficiency: Figure
  /// What its loss does to the class's own photographs.
  public let necessity: Figure
  /// The share of false findings that is put up with where this is one.
  public let qValue: Double
  /// How bad it is; `nil` if it is no finding.
  public let severity: Severity?
  /// Whether it may be called spurious.
  public let isSpurious: Bool

  public init(
    component: Component, name: String, sufficiency: Figure, necessity: Figure, qValue: Double,
    severity: Severity?, isSpurious: Bool
  ) {
    self.component = component
    self.name = name
    self.sufficiency = sufficiency
    self.necessity = necessity
    self.qValue = NumberRow.rounded(qValue)
    self.severity = severity
    self.isSpurious = isSpurious
  }
}
