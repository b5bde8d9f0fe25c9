internal import Classifiers

extension SuspicionSurvey {
  func addMargins(_ reading: PrototypeReading, to result: inout SuspicionMeasurements) {
    let seedCount = prototypes.seedCount
    let maxima = (0..<network.subjectCount).map { subject in
      (0..<seedCount).map { reading.logOdds[subject * seedCount + $0][subject] }.max() ?? 0
    }
    result.take(.margin, maxima)
    let pValues = MarginTest.pValues(of: result.values[.margin] ?? [])
    for (index, pValue) in pValues.enumerated() { result.details[index].marginPValue = pValue }
  }

  func addEntanglement(
    _ reading: PrototypeReading, to result: inout SuspicionMeasurements
  ) {
    let scores = reading.logits.meansOfGroups(of: prototypes.seedCount)
      .map { row in network.classes.map { row[$0] } }
    let entanglement = Entanglement(scores: scores)
    result.take(.entanglement, scores.indices.map(entanglement.largest))
    result.values[.asymmetry] = result.classes.indices.map(entanglement.asymmetry)
    for index in result.classes.indices {
      result.details[index].entangledWith =
        entanglement.partner(of: index).map { network.classes[$0] }
    }
  }

  func addCarriers(
    _ reading: PrototypeReading, _ head: LinearHead, to result: inout SuspicionMeasurements
  ) {
    guard let features = reading.features else { return }
    let weights = network.classes.map { Array(head.weights(of: $0)) } + network.directions
    let means = features.meansOfGroups(of: prototypes.seedCount)
    let baseline = Array(means.prefix(result.classes.count)).means
    func decomposition(_ subject: Int, _ features: [Double]) -> LogitDecomposition {
      LogitDecomposition(
        weights: weights[subject], features: features, baseline: baseline,
        placeCount: placeCount)
    }
    let all = means.indices.map { decomposition($0, means[$0]) }
    result.take(.concentration, all.map { -$0.carrierCount })
    let classes = Array(all.prefix(result.classes.count))
    let shared = SharedCarriers(classes, weights: weights.prefix(classes.count).map(channelSums))
    result.values[.sharing] = classes.indices.map { index in
      shared.partner(of: index).map { shared.excess[index][$0] } ?? 0
    }
    for index in classes.indices {
      result.details[index].carriers = classes[index].carriers(count: 5)
      result.details[index].sharesWith = shared.partner(of: index).map { network.classes[$0] }
      let seeds = features[index * prototypes.seedCount..<(index + 1) * prototypes.seedCount]
      result.details[index].stability = SeedStability.share(
        of: seeds.map { decomposition(index, $0).contributions })
    }
  }

  /// Weights of features, summed up to channels.
  private func channelSums(_ weights: [Float]) -> [Double] {
    stride(from: 0, to: weights.count, by: placeCount).map { start in
      weights[start..<start + placeCount].reduce(0) { $0 + Double($1) }
    }
  }

  func addGrounds(
    _ reader: SubjectReader, _ spectra: ImageSpectra, to result: inout SuspicionMeasurements
  ) throws {
    let probe = GroundProbe(reader, prototypes, spectra, seed: configuration.seed)
    let center = try probe.advantage(of: .center)
    result.take(.surround, zip(try probe.advantage(of: .surround), center).map { $0 - $1 })
    result.take(.corners, try probe.advantage(of: .corners))
    result.take(.fine, try probe.advantage(of: .fine))
    result.take(.blank, try BlankProbe(reader: reader).logOdds().map { -$0 })
  }

  func addRestrictions(
    _ reader: SubjectReader, _ spectra: ImageSpectra, to result: inout SuspicionMeasurements
  ) throws {
    let probe = RestrictionProbe(
      reader: reader, prototypes: prototypes, spectra: spectra, seed: configuration.seed)
    for restriction in Restriction.allCases {
      result.take(SuspicionScore(restriction), try probe.logOdds(under: restriction))
    }
  }

  func addRegions(
    _ reader: SubjectReader, _ reading: PrototypeReading, to result: inout SuspicionMeasurements
  ) throws {
    let probe = RegionProbe(
      reader: reader, prototypes: prototypes, logOdds: reading.logOdds, seed: configuration.seed)
    var (sufficiency, necessity, location): ([Double], [Double], [Double]) = ([], [], [])
    for index in result.classes.indices {
      let regions = try probe.result(for: index)
      let window = regions.windows[regions.best]
      let (specificity, place) = try probe.locationSpecificity(of: index, window)
      sufficiency.append(regions.sufficiency.means[regions.best])
      necessity.append(regions.necessity.means.max() ?? 0)
      location.append(specificity)
      result.details[index].window = window
      result.details[index].place = place
      if network.head == nil {
        result.details[index].stability = SeedStability.share(of: regions.sufficiency)
      }
    }
    result.values[.sufficiency] = sufficiency
    result.values[.necessity] = necessity
    result.values[.location] = location
  }
}
