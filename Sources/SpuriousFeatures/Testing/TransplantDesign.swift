internal import Tensors

/// Who receives, and who gives to whom.
///
/// Every recipient gets the component from one unit of its own class and of each other one, so that
/// the same transplants serve as target of one class and as control of the others. Units take turns,
/// in an order that chance has fixed.
struct TransplantDesign {
  let setting: TransplantSetting
  let classes: [Int]
  let configuration: TransplantConfiguration
  /// Images in an order that chance has fixed, by class.
  private let shuffled: [Int: [Int]]
  private let singles: [Int: [DonorUnit]]
  private let groups: [Int: [DonorUnit]]

  init(_ setting: TransplantSetting, classes: [Int], configuration: TransplantConfiguration) {
    self.setting = setting
    self.classes = classes
    self.configuration = configuration
    var random = Philox(seed: configuration.seed, counter: Purpose.order.counter())
    var orders: [Int: [Int]] = [:]
    for classIndex in classes {
      let members = setting.images.indices.filter {
        setting.images[$0].image.classIndex == classIndex
      }
      orders[classIndex] = random.shuffled(members)
    }
    shuffled = orders
    singles = orders.mapValues { DonorUnit.single(setting.images, indices: $0) }
    groups = orders.mapValues {
      DonorUnit.grouped(setting.images, indices: $0, frame: setting.frame)
    }
  }

  /// What random numbers are for; each purpose has streams of its own.
  enum Purpose: UInt32 {
    case order = 1
    case permutation, bootstrap, controls, early

    func counter(_ first: Int = 0, _ second: Int = 0) -> SIMD3<UInt32> {
      SIMD3(UInt32(truncatingIfNeeded: first), UInt32(truncatingIfNeeded: second), rawValue << 24)
    }
  }

  /// All images of a class, in an order that chance has fixed.
  func members(of classIndex: Int) -> [Int] { shuffled[classIndex] ?? [] }

  /// The recipients of a class.
  func recipients(of classIndex: Int) -> [Int] {
    Array((shuffled[classIndex] ?? []).prefix(configuration.recipientsPerClass))
  }

  func units(of classIndex: Int, for component: Component) -> [DonorUnit] {
    (component.isGlobal ? groups : singles)[classIndex] ?? []
  }

  /// Every recipient with a unit of each class.
  ///
  /// - Parameters:
  ///   - component: What is moved.
  ///   - transplant: How it is moved.
  /// - Returns: The transplants, recipient by recipient.
  func trials(of component: Component, _ transplant: Transplant) -> [TransplantTrial] {
    var turns: [Int: Int] = [:]
    let others = max(1, min(configuration.donorClassCount, classes.count) - 1)
    var position = 0
    return classes.flatMap { own in
      let foreign = classes.filter { $0 != own }
      return recipients(of: own).flatMap { recipient in
        let chosen = (0..<others).map { foreign[(position + $0) % foreign.count] }
        position += others
        return ([own] + chosen).compactMap {
          trial(of: component, recipient, from: $0, &turns) { _ in transplant }
        }
      }
    }
  }

  /// Some recipients with a unit of one class and of a few others, chosen by chance.
  ///
  /// - Parameters:
  ///   - component: What is moved.
  ///   - target: The class that is asked about.
  ///   - recipients: The images that receive.
  ///   - transplant: How it is moved from a unit to a recipient; `nil` if it cannot.
  /// - Returns: The transplants, recipient by recipient.
  func trials(
    of component: Component, target: Int, recipients: [Int],
    _ transplant: (_ recipient: Int, _ unit: DonorUnit) -> Transplant?
  ) -> [TransplantTrial] {
    var turns: [Int: Int] = [:]
    var random = Philox(
      seed: configuration.seed, counter: Purpose.controls.counter(target, component.breadth))
    return recipients.flatMap { recipient in
      let own = setting.images[recipient].image.classIndex
      let foreign = random.shuffled(classes.filter { $0 != own && $0 != target })
      return ([target] + foreign.prefix(configuration.windowControlCount)).compactMap {
        trial(of: component, recipient, from: $0, &turns) { transplant(recipient, $0) }
      }
    }
  }

  /// The next unit of a class that the recipient is no member of.
  private func trial(
    of component: Component, _ recipient: Int, from classIndex: Int, _ turns: inout [Int: Int],
    _ transplant: (DonorUnit) -> Transplant?
  ) -> TransplantTrial? {
    let units = units(of: classIndex, for: component)
    for _ in units.indices {
      let number = turns[classIndex, default: 0] % units.count
      turns[classIndex, default: 0] += 1
      guard !units[number].members.contains(recipient) else { continue }
      guard let transplant = transplant(units[number]) else { continue }
      return TransplantTrial(
        recipient: recipient, donor: units[number],
        unit: UnitKey(classIndex: classIndex, number: number), transplant: transplant)
    }
    return nil
  }
}
