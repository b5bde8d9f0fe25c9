public import Classifiers
internal import Statistics
internal import Tensors

/// Moves components of images of one class to images of others, and measures whether a network then
/// believes in the class.
///
/// A component is moved from a donor of the class and, onto the same recipient in the same way, from
/// donors of other classes; what both do alike cancels. No picture that was made for the network is
/// ever shown to it.
public struct DonorTransplantTest {
  private let classifier: any ActivationSource
  private let collection: ImageCollection
  private let configuration: TransplantConfiguration
  let setting: TransplantSetting
  private let design: TransplantDesign

  /// Prepares images.
  ///
  /// - Parameters:
  ///   - classifier: The network.
  ///   - collection: Images at the network's size.
  ///   - configuration: How it is tested.
  /// - Throws: What the network throws.
  public init(
    _ classifier: any ActivationSource, _ collection: ImageCollection,
    configuration: TransplantConfiguration = TransplantConfiguration()
  ) throws {
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

  // MARK: What is shown

  /// Transplants of a component to one place, for all classes or for one.
  private struct Plan {
    let component: Component
    let place: Place?
    /// The class that windows were chosen for; `nil` if the transplants serve all classes.
    let target: Int?
    let trials: [TransplantTrial]
  }

  private func plans(of component: Component, _ windows: EvidenceWindows) -> [Plan] {
    switch component {
    case .corner: placedPlans(of: component, setting.frame.corners)
    case .border: placedPlans(of: component, setting.frame.borders)
    case .window: collection.classes.map { windowPlan(of: $0, windows) }
    case .highFrequency, .color, .tone, .blur, .layout, .ring, .background:
      [
        Plan(
          component: component, place: nil, target: nil,
          trials: design.trials(of: component, Transplant(component: component)))
      ]
    }
  }

  private func placedPlans(of component: Component, _ places: [Place]) -> [Plan] {
    places.filter { $0.height > 0 && $0.width > 0 }.map { place in
      let transplant = Transplant(component: component, target: place)
      return Plan(
        component: component, place: place, target: nil,
        trials: design.trials(of: component, transplant))
    }
  }

  private func windowPlan(of target: Int, _ windows: EvidenceWindows) -> Plan {
    let recipients = collection.classes.flatMap(design.recipients)
    let factory = TransplantFactory(target: target, windows: windows, setting: setting)
    return Plan(
      component: .window, place: nil, target: target,
      trials: design.trials(of: .window, target: target, recipients: recipients) {
        factory.transplant(of: .window, recipient: $0, unit: $1)
      })
  }

  // MARK: What it comes to

  private func evaluated(
    _ plans: [Plan], _ outcomes: [[TransplantOutcome]]
  ) -> [TransplantCell] {
    collection.classes.flatMap { classIndex in
      components.compactMap { component in
        let chosen = plans.indices.filter {
          plans[$0].component == component && plans[$0].target ?? classIndex == classIndex
        }
        return cell(
          of: classIndex, component, places: chosen.map { plans[$0].place },
          outcomes: chosen.map { outcomes[$0] })
      }
    }
  }

  private func cell(
    of classIndex: Int, _ component: Component, places: [Place?],
    outcomes: [[TransplantOutcome]]
  ) -> TransplantCell? {
    let tables = TransplantArm.allCases.map { arm in
      outcomes.map { table(of: $0, classIndex, arm) }
    }
    guard let first = effect(tables[0], classIndex, component, .sufficiency),
      let second = effect(tables[1], classIndex, component, .necessity)
    else { return nil }
    let isSufficiency =
      first.effect.probability.value >= second.effect.probability.value / 2
    return TransplantCell(
      classIndex: classIndex, component: component,
      place: places[isSufficiency ? first.place : second.place],
      sufficiency: first.effect, necessity: second.effect)
  }

  private func table(
    of outcomes: [TransplantOutcome], _ target: Int, _ arm: TransplantArm
  ) -> EffectTable {
    EffectTable(outcomes, target: target, arm: arm, classes: collection.classes) {
      collection.images[$0].classIndex
    }
  }

  /// The effect at the place where it is strongest.
  private func effect(
    _ tables: [EffectTable], _ classIndex: Int, _ component: Component, _ arm: TransplantArm
  ) -> (effect: TransplantEffect, place: Int)? {
    guard let first = tables.first, !first.isEmpty else { return nil }
    let stream = 2 * component.breadth + (arm == .sufficiency ? 0 : 1)
    func random(_ purpose: TransplantDesign.Purpose) -> Philox {
      Philox(seed: configuration.seed, counter: purpose.counter(classIndex, stream))
    }
    let scores = tables.map(\.unitScores)
    let units = scores[0].keys.sorted()
    let test = GroupPermutationTest(
      permutationCount: configuration.permutationCount, random: random(.permutation))
    let result = test.result(
      of: scores.map { scores in units.map { scores[$0] ?? 0 } },
      group: units.indices.filter { units[$0].classIndex == classIndex })
    let place = result?.strongest ?? 0
    let effect = tables[place].effect(
      pValue: result?.pValue ?? 1, sampleCount: configuration.sampleCount,
      random: random(.bootstrap))
    return (effect, place)
  }

  /// Marks what is large, sure and beyond chance among all that was tested.
  private func flag(_ cells: inout [TransplantCell]) {
    let qValues = FalseDiscoveryRate.qValues(
      cells.map(\.sufficiency.pValue) + cells.map(\.necessity.pValue))
    for index in cells.indices {
      cells[index].sufficiencyQValue = qValues[index]
      cells[index].necessityQValue = qValues[cells.count + index]
      cells[index].isFlagged = isFound(cells[index])
    }
  }

  /// Whether the component moves other classes' images, and moves enough of them or is missed enough
  /// in the class's own.
  private func isFound(_ cell: TransplantCell) -> Bool {
    guard isSure(cell.sufficiency, cell.sufficiencyQValue) else { return false }
    if cell.sufficiency.probability.value >= configuration.smallestEffect { return true }
    return isSure(cell.necessity, cell.necessityQValue)
      && cell.necessity.probability.value >= configuration.smallestNecessity
  }

  private func isSure(_ effect: TransplantEffect, _ qValue: Double) -> Bool {
    qValue <= configuration.falseDiscoveryRate && effect.probability.lower > 0
  }
}
