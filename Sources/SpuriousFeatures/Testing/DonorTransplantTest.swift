public import Classifiers
internal import Tensors

/// Moves components of images of one class to images of others, and measures whether a network then
/// believes in the class.
///
/// A component is moved from a donor of the class and, onto the same recipient in the same way, from
/// donors of other classes; what both do alike cancels. No picture that was made for the network is
/// ever shown to it.
public struct DonorTransplantTest {
  let classifier: any ActivationSource
  let collection: ImageCollection
  let configuration: TransplantConfiguration
  let setting: TransplantSetting
  let design: TransplantDesign

  /// Prepares images.
  ///
  /// - Parameters:
  ///   - classifier: The network.
  ///   - collection: Images at the network's size.
  ///   - configuration: How it is tested.
  public init(
    _ classifier: any ActivationSource, _ collection: ImageCollection,
    configuration: TransplantConfiguration = TransplantConfiguration()
  ) {
    self.classifier = classifier
    self.collection = collection
    self.configuration = configuration
    let setting = TransplantSetting(collection) { TorchRuntime.forEach($0, $1) }
    self.setting = setting
    design = TransplantDesign(
      setting, classes: collection.classes, configuration: configuration)
  }

  /// The components that these images and this network allow to be moved.
  public var components: [Component] {
    Component.allCases.filter { component in
      if collection.hasCores ? component.isForLackOfCores : component.needsCores { return false }
      if component == .color, collection.channelCount < 3 { return false }
      return true
    }
  }

  /// What a test is at.
  public enum Phase: String, Hashable, Sendable {
    /// Looking for the windows that speak most for each class.
    case windows
    /// Showing transplants.
    case transplants
    /// Finding out which effects are one and the same.
    case explanations
  }

  /// Tests every class and component.
  ///
  /// - Parameter progress: Called with the phase, how much of it is done and how much there is;
  ///   returns whether to go on.
  /// - Returns: The cells, class by class.
  /// - Throws: `SpuriousFeatureError.cancelled`; what the network throws.
  public func cells(
    progress: @escaping (Phase, Int, Int) -> Bool = { _, _, _ in true }
  ) throws -> [TransplantCell] {
    let windows = try evidenceWindows(progress)
    let planned = components.flatMap { plans(of: $0, windows) }
    let total = planned.reduce(0) { $0 + $1.trials.count }
    var done = 0
    let runner = showing { count in
      done += count
      return progress(.transplants, done, total)
    }
    var cells = evaluated(planned, try planned.map { try runner.outcomes(of: $0.trials) })
    flag(&cells)
    var classCount = (done: 0, total: 0)
    let explaining = ExplainingAway(
      design: design, windows: windows,
      runner: showing { _ in progress(.explanations, classCount.done, classCount.total) })
    try explaining.resolve(&cells) { classCount = ($0, $1) }
    return cells
  }

  private func showing(_ progress: @escaping (Int) -> Bool) -> TransplantRunner {
    TransplantRunner(
      classifier: classifier, setting: setting, classes: collection.classes, progress: progress)
  }

  /// The windows of all images that receive or give one; none without masks.
  private func evidenceWindows(_ progress: @escaping (Phase, Int, Int) -> Bool) throws
    -> EvidenceWindows
  {
    let members =
      components.contains(.window) ? collection.classes.flatMap(design.recipients) : []
    let search = WindowSearch(members: members, in: setting)
    var done = 0
    return try search.windows(
      showing { count in
        done += count
        return progress(.windows, done, search.trialCount)
      })
  }
}
