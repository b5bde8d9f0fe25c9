internal import Classifiers
internal import Tensors

/// One finding's supporting scores at work.
struct SupportingMeasurement {
  let cell: TransplantCell
  let test: DonorTransplantTest
  let head: LinearHead?
  let mapLayer: String?
  let prototypes: [[Float]]
  let sample: SupportSample
  let trials: CarrierTrials
  /// Called with how many more images were shown; returns whether to go on.
  let progress: (Int) -> Bool

  var runner: TransplantRunner {
    TransplantRunner(
      classifier: test.classifier, setting: test.setting, classes: [cell.classIndex],
      progress: progress)
  }

  /// Shows images that are not counted.
  private var quietRunner: TransplantRunner {
    TransplantRunner(
      classifier: test.classifier, setting: test.setting, classes: [cell.classIndex]
    ) { _ in true }
  }

  func bootstrap(_ purpose: SupportRandom) -> Bootstrap {
    Bootstrap(sampleCount: test.configuration.sampleCount, random: random(purpose))
  }

  func random(_ purpose: SupportRandom) -> Philox {
    purpose.philox(seed: test.configuration.seed, cell.classIndex, cell.component.breadth)
  }
}

// MARK: Features

extension SupportingMeasurement {
  /// Whether the network has features to read.
  var hasFeatures: Bool { head != nil || mapLayer != nil }

  /// The features in front of the linear map; of a network without one, the means of its last map,
  /// or else the scores.
  var space: FeatureSpace {
    if let head { return FeatureSpace(layer: head.featureLayer, isPooled: false) }
    return mapLayer.map { FeatureSpace(layer: $0, isPooled: true) } ?? scoreSpace
  }

  /// The scores themselves.
  var scoreSpace: FeatureSpace {
    FeatureSpace(layer: test.classifier.logitLayer, isPooled: false)
  }

  /// How many features of the linear map are places of one channel of the last map: all of them if
  /// the features are the map, one otherwise.
  ///
  /// - Throws: What the network throws.
  var placeCount: Int {
    get throws {
      guard let head, let mapLayer else { return 1 }
      var count = 1
      try quietRunner.forEachBatch(of: 1, at: [mapLayer]) { _, canvas in
        canvas.update(repeating: 0.5)
      } receive: { values, _ in
        let shape = runner.value(of: mapLayer, in: values).shape.dropFirst()
        if shape.reduce(1, *) == head.featureCount { count = shape.dropFirst().reduce(1, *) }
      }
      return count
    }
  }
}

// MARK: Views

extension SupportingMeasurement {
  /// What the network makes of the views of the sample's images, by view.
  typealias Views = (own: [ImageView: [Reading]], others: [ImageView: [Reading]])

  /// The views of the class's images that are asked for.
  private var ownViews: [ImageView] { test.collection.hasCores ? ImageView.allCases : [.whole] }
  /// The views of other classes' images that are asked for.
  private var otherViews: [ImageView] {
    test.collection.hasCores ? [.whole, .background] : [.whole]
  }

  /// How many images will be shown.
  var imageCount: Int {
    let views = sample.own.count * ownViews.count + sample.others.count * otherViews.count
    guard mapLayer != nil, !prototypes.isEmpty else { return views + trials.imageCount }
    let windows = PrototypeWindow.imageCount(of: prototypes, in: test.setting.frame)
    return views + trials.imageCount + windows + 1 + sample.own.count
  }

  /// Shows the views.
  ///
  /// - Throws: What showing images throws.
  func views(_ reader: FeatureReader) throws -> Views {
    let requests =
      ownViews.flatMap { view in sample.own.map { (view, $0) } }
      + otherViews.flatMap { view in sample.others.map { (view, $0) } }
    let views = ImageViews(test.setting, seed: test.configuration.seed)
    let readings = try reader.readings(of: requests.count) { index, canvas in
      views.write(requests[index].0, of: requests[index].1, to: canvas)
    }
    func parts(_ order: [ImageView], _ count: Int, from start: Int) -> [ImageView: [Reading]] {
      Dictionary(
        uniqueKeysWithValues: order.enumerated().map { number, view in
          (view, Array(readings[start + number * count..<start + (number + 1) * count]))
        })
    }
    return (
      parts(ownViews, sample.own.count, from: 0),
      parts(otherViews, sample.others.count, from: ownViews.count * sample.own.count)
    )
  }
}
