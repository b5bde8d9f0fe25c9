/// The transplants of a cell's component: some donors of its class and of others, onto the images of
/// the arm that shows the effect best.
struct CarrierTrials {
  let cell: TransplantCell
  let design: TransplantDesign
  let trials: [TransplantTrial]
  /// The images that receive, in ascending order.
  let recipients: [Int]

  /// About how many images of other classes receive, in all.
  private static let recipientCount = 100

  /// Plans transplants.
  ///
  /// - Parameters:
  ///   - cell: What was found.
  ///   - design: Who gives and who receives.
  ///   - windows: Finds the windows of images; called at most once, for a window's cell.
  /// - Throws: What `windows` throws.
  init(
    of cell: TransplantCell, in design: TransplantDesign,
    windows: (_ members: [Int]) throws -> EvidenceWindows
  ) throws {
    self.cell = cell
    self.design = design
    let planned = design.trials(
      of: cell.component, target: cell.classIndex,
      recipients: Self.receiving(cell, design)
    ) { _, _ in Transplant(component: cell.component, target: cell.place) }
    trials =
      cell.component == .window
      ? try Self.moved(planned, cell, design, windows) : planned
    recipients = Set(trials.map(\.recipient)).sorted()
  }

  /// How many images are shown: the transplants, and their recipients as they are.
  var imageCount: Int { trials.count + recipients.count }

  private static func receiving(_ cell: TransplantCell, _ design: TransplantDesign) -> [Int] {
    guard cell.arm == .sufficiency else { return design.recipients(of: cell.classIndex) }
    let others = design.classes.filter { $0 != cell.classIndex }
    let share = max(1, recipientCount / max(others.count, 1))
    return stride(from: 0, to: others.count, by: max(1, others.count / recipientCount)).flatMap {
      design.recipients(of: others[$0]).prefix(share)
    }
  }

  /// The same transplants, each from the window that speaks most for the class; those without one
  /// are left out.
  private static func moved(
    _ planned: [TransplantTrial], _ cell: TransplantCell, _ design: TransplantDesign,
    _ windows: ([Int]) throws -> EvidenceWindows
  ) throws -> [TransplantTrial] {
    var members = Set(planned.flatMap(\.donor.members))
    if cell.arm == .necessity { members.formUnion(planned.map(\.recipient)) }
    let factory = TransplantFactory(
      target: cell.classIndex, windows: try windows(members.sorted()), setting: design.setting)
    return planned.compactMap { trial in
      factory.transplant(of: cell.component, recipient: trial.recipient, unit: trial.donor).map {
        TransplantTrial(
          recipient: trial.recipient, donor: trial.donor, unit: trial.unit, transplant: $0)
      }
    }
  }

  /// Shows the transplants, and their recipients as they are.
  ///
  /// - Returns: What each recipient showed that had both the class's component and others'.
  /// - Throws: What showing images throws.
  func rows(_ reader: FeatureReader) throws -> [CarrierRow] {
    let setting = design.setting
    let readings = try reader.readings(of: imageCount) { index, canvas in
      guard index < trials.count else {
        _ = canvas.update(from: setting.images[recipients[index - trials.count]].image.planes)
        return
      }
      let trial = trials[index]
      trial.transplant.write(
        recipient: trial.recipient, donor: trial.donor, in: setting, to: canvas)
    }
    let hosts = Dictionary(uniqueKeysWithValues: zip(recipients, readings[trials.count...]))
    let harmful = mostHarmful(readings)
    let blocks = Dictionary(
      grouping: trials.indices.filter { trials[$0].unit.classIndex != harmful }
    ) { trials[$0].recipient }
    return recipients.compactMap { recipient in
      let members = blocks[recipient] ?? []
      let targets = members.filter { trials[$0].unit.classIndex == cell.classIndex }
      let controls = members.filter { trials[$0].unit.classIndex != cell.classIndex }
      guard let host = hosts[recipient], !targets.isEmpty, !controls.isEmpty else { return nil }
      return CarrierRow(
        host: host, targets: targets.map { readings[$0] },
        controls: controls.map { readings[$0] })
    }
  }

  /// The class that is no control, as in the test itself.
  private func mostHarmful(_ readings: [Reading]) -> Int? {
    let outcomes = zip(trials, readings).map { trial, reading in
      TransplantOutcome(
        recipient: trial.recipient, unit: trial.unit,
        beliefs: [Float(reading.belief(in: cell.classIndex))], prediction: nil)
    }
    return EffectTable.mostHarmful(outcomes, target: cell.classIndex, 0)
  }
}
