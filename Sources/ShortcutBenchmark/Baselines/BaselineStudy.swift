public import SpuriousFeatures

/// What a network makes of images, of their parts, and where it sees their classes: what baselines
/// are computed from.
public struct BaselineStudy {
  let network: InspectedNetwork
  let collection: ImageCollection
  /// Shows further pictures.
  let show: PictureShow
  /// Of the images as they are.
  let whole: PictureShow.Responses
  /// Of their backgrounds, the core filled from around; `nil` without masks.
  let backdrops: PictureShow.Responses?
  /// Of their cores on the images' mean color; `nil` without masks.
  let cores: PictureShow.Responses?
  /// The Input × Gradient of each image for its class.
  let relevance: [[Float]]
  /// The Grad-CAM of each image for its class; `nil` without a layer of places.
  let attention: [[Float]]?
  /// How much each class stands out by its prototypes, in the collection's order; `nil` if that was
  /// not measured.
  let prototypeScores: [Double]?

  /// Shows the images to a network.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - collection: The images.
  ///   - prototypeScores: How much each class stands out by its prototypes, in the collection's order.
  ///   - goesOn: Returns whether to go on; asked after every batch.
  /// - Throws: `SpuriousFeatureError.cancelled`; what the network throws.
  public init(
    _ network: InspectedNetwork, _ collection: ImageCollection, prototypeScores: [Double]? = nil,
    goesOn: @escaping () -> Bool = { true }
  ) throws {
    self.network = network
    self.collection = collection
    self.prototypeScores = prototypeScores
    let show = PictureShow(
      network: network, shape: [collection.channelCount, collection.height, collection.width],
      goesOn: goesOn)
    self.show = show
    let pictures = collection.images.map(\.planes)
    whole = try show.responses(to: pictures)
    backdrops = try collection.backdrops.map(show.responses)
    cores = try collection.cores(on: collection.meanColor).map(show.responses)
    let explanations = try show.explanations(
      of: pictures, for: collection.images.map(\.classIndex))
    relevance = explanations.relevance
    attention = network.mapLayer == nil ? nil : explanations.attention
  }

  /// Every baseline that these images and this network allow.
  ///
  /// - Throws: What showing further pictures throws.
  public func scores() throws -> [Baseline: [Double]] {
    var result: [Baseline: [Double]] = [:]
    for baseline in Baseline.allCases { result[baseline] = try baseline.scores(in: self) }
    return result
  }

  /// A number for each class, from the places of its images in the collection and of all others.
  func perClass(_ score: (_ classIndex: Int, _ own: [Int], _ others: [Int]) -> Double) -> [Double] {
    let places = collection.images.indices
    return collection.classes.map { classIndex in
      score(
        classIndex, places.filter { collection.images[$0].classIndex == classIndex },
        places.filter { collection.images[$0].classIndex != classIndex })
    }
  }

  /// The share of maps that lies off the core, as a mean over each class's images; `nil` without
  /// masks.
  ///
  /// Of an image with an empty map nothing is known; of a class of such images the share is 0.
  func massOffCores(of maps: [[Float]]) -> [Double]? {
    guard collection.hasCores else { return nil }
    return perClass { _, own, _ in
      own.compactMap { place -> Double? in
        let core = collection.images[place].core ?? []
        let total = maps[place].reduce(0.0) { $0 + Double($1) }
        let inside = zip(maps[place], core).reduce(0.0) { $0 + Double($1.0 * $1.1) }
        return total > 0 ? 1 - inside / total : nil
      }.mean
    }
  }
}

extension ImageCollection {
  /// The mean of all pixels, a value for each channel.
  fileprivate var meanColor: [Float] {
    let size = height * width
    return (0..<channelCount).map { channel in
      let sums = images.map { $0.planes[channel * size..<(channel + 1) * size].reduce(0, +) }
      return sums.reduce(0, +) / Float(size * images.count)
    }
  }
}

extension [Double] {
  /// The mean; 0 of nothing.
  var mean: Double { isEmpty ? 0 : reduce(0, +) / Double(count) }
}
