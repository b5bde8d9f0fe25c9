extension DonorTransplantTest {
  /// Transplants of a component to one place, for all classes or for one.
  struct Plan {
    let component: Component
    let place: Place?
    /// The class that windows were chosen for; `nil` if the transplants serve all classes.
    let target: Int?
    let trials: [TransplantTrial]

    /// What tells the plan from all others of a test.
    var key: String {
      let corner = place.map { "\($0.top)-\($0.left)" }
      let parts = [component.rawValue, target.map(String.init), corner]
      return parts.compactMap(\.self).joined(separator: "-")
    }
  }

  func plans(of component: Component, _ windows: EvidenceWindows) -> [Plan] {
    switch component {
    case .corner: placedPlans(of: component, setting.frame.corners)
    case .border: placedPlans(of: component, setting.frame.borders)
    case .window: targets.map { windowPlan(of: $0, windows) }
    case .highFrequency, .color, .gray, .tone, .blur, .layout, .ring, .background:
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
}
