/// How a picture becomes a model's input: a description, applied elsewhere.
///
/// A color in `0...1` becomes `low + color * (high - low)`, the ends being `range`'s, and then
/// `(value - mean) / standardDeviation`, channel by channel, after the channels were put in
/// `channelOrder`. Every value is in range: no other instance can be created or decoded.
public struct Preprocessing: Hashable, Sendable {
  /// The sizes an input can have, in pixels.
  public static let sizes = 1...16384

  /// The input's height in pixels, or `nil` if the model takes any.
  public let height: Int?
  /// The input's width in pixels, or `nil` if the model takes any.
  public let width: Int?
  /// What each channel holds.
  public let channelOrder: ChannelOrder
  /// What black and full brightness become before normalization, such as `0...255`.
  public let range: ClosedRange<Float>
  /// What is subtracted, one value a channel, in `channelOrder`.
  public let mean: [Float]
  /// What is divided by, one positive value a channel, in `channelOrder`.
  public let standardDeviation: [Float]
  /// What a photograph's shorter side is scaled to, in pixels, before its center is cut out.
  ///
  /// The cut is `height` × `width`. `nil` scales the whole photograph to that, uncut.
  public let resizeShortSide: Int?

  /// Creates a description, checking every value.
  ///
  /// `mean` and `standardDeviation` hold one value a channel, or one for all. The defaults leave
  /// colors as they are.
  ///
  /// - Throws: `PresetError.invalid`, with every violation found, not only the first.
  public init(
    height: Int? = nil, width: Int? = nil, channelOrder: ChannelOrder = .rgb,
    range: ClosedRange<Float> = 0...1, mean: [Float] = [0], standardDeviation: [Float] = [1],
    resizeShortSide: Int? = nil
  ) throws(PresetError) {
    let count = channelOrder.channelCount
    self.height = height
    self.width = width
    self.channelOrder = channelOrder
    self.range = range
    self.mean = Self.broadcast(mean, count)
    self.standardDeviation = Self.broadcast(standardDeviation, count)
    self.resizeShortSide = resizeShortSide
    let violations = violations
    guard violations.isEmpty else { throw .invalid(file: nil, violations) }
  }

  /// Creates the description of a model trained with one of the field's usual normalizations.
  ///
  /// A `channelOrder` of `nil` is the normalization's own.
  ///
  /// - Throws: `PresetError.invalid`, if the normalization has three channels and
  ///   `channelOrder` has not, or as the other initializer does.
  public init(
    _ normalization: Normalization, height: Int? = nil, width: Int? = nil,
    channelOrder: ChannelOrder? = nil, resizeShortSide: Int? = nil
  ) throws(PresetError) {
    try self.init(
      height: height, width: width, channelOrder: channelOrder ?? normalization.channelOrder,
      range: normalization.range, mean: normalization.mean,
      standardDeviation: normalization.standardDeviation, resizeShortSide: resizeShortSide)
  }

  private static func broadcast(_ values: [Float], _ count: Int) -> [Float] {
    values.count == 1 ? Array(repeating: values[0], count: count) : values
  }

  /// What is wrong with these values.
  private var violations: [PresetViolation] {
    let count = channelOrder.channelCount
    var found: [PresetViolation] = []
    func require(_ holds: Bool, _ key: String, _ expected: String, _ value: String) {
      if !holds { found.append(PresetViolation(key: key, expected: expected, found: value)) }
    }
    for (key, size) in [("height", height), ("width", width), ("resizeShortSide", resizeShortSide)]
    {
      let valid = size.map { Self.sizes ~= $0 } ?? true
      require(valid, key, "in \(Self.sizes) pixels", "\(size ?? 0)")
    }
    require(
      range.lowerBound.isFinite && range.upperBound.isFinite
        && range.lowerBound < range.upperBound,
      "range", "two finite numbers, the lower first",
      "[\(range.lowerBound), \(range.upperBound)]")
    for (key, values) in [("mean", mean), ("std", standardDeviation)] {
      require(
        values.count == count, key, "1 or \(count) values for \(channelOrder.rawValue)", "\(values)"
      )
      require(values.allSatisfy { $0.isFinite }, key, "finite", "\(values)")
    }
    require(standardDeviation.allSatisfy { $0 > 0 }, "std", "positive", "\(standardDeviation)")
    if let resizeShortSide, let largest = [height, width].compactMap(\.self).max() {
      require(
        resizeShortSide >= largest, "resizeShortSide", "at least the input's size, \(largest)",
        "\(resizeShortSide)")
    }
    return found
  }
}

extension Preprocessing: Codable {
  private enum CodingKeys: String, CodingKey {
    case height, width, channelOrder, range, mean, standardDeviation, resizeShortSide
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      height: values.decodeIfPresent(Int.self, forKey: .height),
      width: values.decodeIfPresent(Int.self, forKey: .width),
      channelOrder: values.decode(ChannelOrder.self, forKey: .channelOrder),
      range: values.decode(ClosedRange<Float>.self, forKey: .range),
      mean: values.decode([Float].self, forKey: .mean),
      standardDeviation: values.decode([Float].self, forKey: .standardDeviation),
      resizeShortSide: values.decodeIfPresent(Int.self, forKey: .resizeShortSide))
  }
}
