/// The transplants of a cell's component: some donors of its class and of others, onto the images of
/// the arm that shows the effect best.
struct CarrierTrials {
  let cell: TransplantCell
  let design: TransplantDesign
  let trials: [TransplantTrial]
  /// The images that receive, in ascending order.
  let recipients: [Int]

  /// Arranges transplants.
  ///
  /// - Parameters:
  ///   - cell: What was found.
  ///   - design: Who gives and who receives.
  ///   - trials: The cell's transplants.
  init(of cell: TransplantCell, in design: TransplantDesign, trials: [TransplantTrial]) {
    self.cell = cell
    self.design = design
    self.trials = trials
    recipients = Set(trials.map(\.recipient)).sorted()
  }

  /// How many images are shown: the transplants, and their recipients as they are.
  var imageCount: Int { trials.count + recipients.count }

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
