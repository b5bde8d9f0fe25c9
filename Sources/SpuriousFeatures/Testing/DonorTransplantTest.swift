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
  public let collection: ImageCollection
  let configuration: TransplantConfiguration
  /// The classes that are asked about, in ascending order.
  public let targets: [Int]
  let store: (any TransplantStore)?
  let setting: TransplantSetting
  let design: TransplantDesign

  /// Prepares images.
  ///
  /// - Parameters:
  ///   - classifier: The network.
  ///   - collection: Images at the network's size.
  ///   - configuration: How it is tested.
  ///   - targets: The classes that are asked about; the others only receive and serve as controls.
  ///     `nil` for all.
  ///   - store: Keeps outcomes, so that a test that was stopped can go on.
  public init(
    _ classifier: any ActivationSource, _ collection: ImageCollection,
    configuration: TransplantConfiguration = TransplantConfiguration(), targets: [Int]? = nil,
    store: (any TransplantStore)? = nil
  ) {
    self.classifier = classifier
    self.collection = collection
    self.configuration = configuration
    self.targets = collection.classes.filter { targets?.contains($0) ?? true }
    self.store = store
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
      return component != .gray || hasGrayAndColored
    }
  }

  /// Whether some images have color and others only shades of gray.
  private var hasGrayAndColored: Bool {
    let grayCount = setting.images.count { $0.look.isGray }
    return grayCount > 0 && grayCount < setting.images.count
  }

  func showing(_ progress: @escaping (Int) -> Bool) -> TransplantRunner {
    TransplantRunner(
      classifier: classifier, setting: setting, classes: collection.classes, store: store,
      progress: progress)
  }
}
