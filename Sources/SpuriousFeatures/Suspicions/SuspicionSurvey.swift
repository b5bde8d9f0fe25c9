/// Measures all scores of classes from their prototypes.
public struct SuspicionSurvey {
  let network: SubjectNetwork
  let prototypes: SubjectPrototypes
  let configuration: SuspicionConfiguration
  /// How many places a channel of the head's features has.
  let placeCount: Int

  /// Prepares a survey.
  ///
  /// - Parameters:
  ///   - network: The classes, and directions if there are any.
  ///   - prototypes: The prototypes of all subjects, in the network's order.
  ///   - placeCount: How many places in a row of the head's features belong to one channel.
  ///   - configuration: How much is measured.
  /// - Throws: `SpuriousFeatureError.tooFewClassesToCompare` if there are fewer than three classes.
  public init(
    _ network: SubjectNetwork, _ prototypes: SubjectPrototypes, placeCount: Int = 1,
    configuration: SuspicionConfiguration = SuspicionConfiguration()
  ) throws(SpuriousFeatureError) {
    guard network.classes.count > 2 else {
      throw .tooFewClassesToCompare(network.classes.count)
    }
    precondition(prototypes.planes.count == network.subjectCount, "prototypes of all subjects")
    self.network = network
    self.prototypes = prototypes
    self.placeCount = placeCount
    self.configuration = configuration
  }

  /// How many images are shown.
  public var imageCount: Int {
    let frame = ImageFrame(height: prototypes.height, width: prototypes.width)
    let perPrototype =
      1 + PrototypePart.allCases.count * GroundProbe.groundCount + Restriction.allCases.count
    let perLocation = 2 * frame.windows.count + 9
    let located = configuration.locates ? network.classes.count * prototypes.seedCount : 0
    return 1 + prototypes.count * perPrototype + located * perLocation
  }

  /// Measures everything.
  ///
  /// - Parameter progress: Called with how many images were shown, and of how many; returns whether
  ///   to go on.
  /// - Returns: All scores.
  /// - Throws: `SpuriousFeatureError.cancelled`; `FourierError`; what the network throws.
  public func measured(
    progress: @escaping (Int, Int) -> Bool = { _, _ in true }
  ) throws -> SuspicionMeasurements {
    let total = imageCount
    var done = 0
    let reader = SubjectReader(network: network) { count in
      done += count
      return progress(done, total)
    }
    let spectra = try ImageSpectra(height: prototypes.height, width: prototypes.width)
    var result = SuspicionMeasurements(classes: network.classes)
    let reading = try PrototypeReading(prototypes, by: reader)
    addMargins(reading, to: &result)
    addEntanglement(reading, to: &result)
    if let head = network.head { addCarriers(reading, head, to: &result) }
    try addGrounds(reader, spectra, to: &result)
    try addRestrictions(reader, spectra, to: &result)
    if configuration.locates { try addRegions(reader, reading, to: &result) }
    return result
  }
}
