public import Classifiers

extension SupportingEvidence {
  /// Measures all scores that the network and the images allow.
  ///
  /// The transplants are those of the test: the same images receive, about a hundred of them, and
  /// the same give. Of the class, at most 60 images are looked at, and 120 of others.
  ///
  /// - Parameters:
  ///   - cell: What was found.
  ///   - test: What found it.
  ///   - result: What that came to.
  ///   - head: The network's last linear map; `nil` if it has none.
  ///   - mapLayer: The network's last layer with places, of shape `[batch, channels, height, width]`;
  ///     `nil` if it has none.
  ///   - prototypes: Pictures that were made for the class, each colors in `0...1` of shape
  ///     `[channels, height, width]`, of the images' size. They are looked at, and never moved.
  ///   - progress: Called with how many images were shown and how many will be; returns whether to go
  ///     on.
  /// - Throws: `SpuriousFeatureError.cancelled`; `wrongSize` for a prototype of another size;
  ///   `noPlaces` if `mapLayer` has no places; what the network throws.
  public init(
    of cell: TransplantCell, in test: DonorTransplantTest, _ result: TransplantTestResult,
    head: LinearHead?, mapLayer: String?, prototypes: [[Float]] = [],
    progress: @escaping (Int, Int) -> Bool = { _, _ in true }
  ) throws {
    let size = test.setting.channelCount * test.setting.pixelCount
    if let wrong = prototypes.firstIndex(where: { $0.count != size }) {
      throw SpuriousFeatureError.wrongSize(name: "prototype \(wrong + 1)", isMask: false)
    }
    let replay = CellReplay(
      design: test.design, windows: result.windows, runner: test.showing { _ in true })
    let trials = CarrierTrials(of: cell, in: test.design, trials: replay.trials(of: cell))
    var (done, total) = (0, 0)
    let measurement = SupportingMeasurement(
      cell: cell, test: test, head: head, mapLayer: mapLayer, prototypes: prototypes,
      sample: SupportSample(of: cell.classIndex, in: test.design), trials: trials
    ) {
      done += $0
      return progress(done, total)
    }
    total = measurement.imageCount
    self.init(cell)
    try measurement.addReadings(to: &self)
    try measurement.addPatches(to: &self)
  }
}
