internal import Classifiers
internal import Foundation
internal import ImageFiles
internal import Reports
internal import SpuriousFeatures
internal import Tensors

/// Finds out what the audited classes lean on.
struct FindingSession {
  let model: LoadedModel
  let images: FindingImages
  let configuration: TransplantConfiguration
  let budget: TimeBudget?
  let folder: OutputFolder
  let isForced: Bool
  let console: Console
  let interruption: Interruption

  /// How many images are shown with each finding.
  private static let exampleCount = 3

  /// Tests all that there is time for.
  ///
  /// - Parameter illustrations: The prototypes of classes, to be shown with their findings.
  /// - Returns: The findings, and what was not tested.
  /// - Throws: `CommandFailure` with status 130 if the user stopped it.
  func report(_ illustrations: PrototypeIllustrations) throws -> FindingsReport {
    guard !images.targets.isEmpty else {
      return FindingsReport(test: nil, findings: [], omissions: images.omissions)
    }
    let start = Date()
    let test = try test(keeping: outcomes())
    return try stopping {
      let result = try test.run(
        mayGoOn: {
          budget.map { Date().timeIntervalSince(start) < $0.seconds } ?? true
        }, progress: progress)
      return try report(test, result, test.collection, illustrations)
    }
  }

  /// Shows a shard's part of the transplants, and keeps what the network made of them.
  ///
  /// - Throws: `CommandFailure` with status 130 if the user stopped it.
  func work(of shard: Shard) throws -> ShardWork {
    var work = ShardWork()
    guard !images.targets.isEmpty else { return work }
    let outcomes = try outcomes()
    let test = try test(keeping: outcomes)
    let (done, total) = try stopping {
      try test.keep(part: shard.range, progress: progress)
    }
    work.add(done, of: total, "sets of transplants")
    if done > 0 { work.paths.append(outcomes.path) }
    return work
  }

  private func outcomes() throws -> FindingOutcomes {
    try FindingOutcomes(
      in: folder, try FindingOrigin(model, images, configuration).fingerprint(),
      isForced: isForced)
  }

  private func test(keeping outcomes: FindingOutcomes) throws -> DonorTransplantTest {
    let collection = try images.collection(for: model.classifier) { number, count in
      console.progress("photographs for findings", step: number, of: count, detail: "reading")
      try requireTime()
    }
    return DonorTransplantTest(
      LabeledScores(model), collection, configuration: configuration, targets: images.targets,
      store: outcomes)
  }

  private func report(
    _ test: DonorTransplantTest, _ result: TransplantTestResult, _ collection: ImageCollection,
    _ illustrations: PrototypeIllustrations
  ) throws -> FindingsReport {
    let findings = try result.findings.enumerated().compactMap { number, cell in
      console.progress(
        "findings", step: number + 1, of: result.findings.count, detail: "pictures")
      return try finding(cell, test, result, illustrations)
    }
    let tested = test.components.filter { !result.untested.contains($0) }
    return FindingsReport(
      test: .init(
        classes: images.targets, components: tested, imageCount: collection.images.count,
        cells: result.cells, declaration: images.declaration,
        configuration: configuration, untested: result.untested),
      findings: findings, omissions: images.omissions + untested(result))
  }

  private func finding(
    _ cell: TransplantCell, _ test: DonorTransplantTest, _ result: TransplantTestResult,
    _ illustrations: PrototypeIllustrations
  ) throws -> Finding? {
    let dose = try test.doseResponse(of: cell, in: result) { _ in !interruption.isPending }
    guard let effect = Effect(cell, aliases: result.aliases(of: cell), dose: dose) else {
      return nil
    }
    let examples = try test.examples(of: cell, in: result, count: Self.exampleCount) { _ in
      !interruption.isPending
    }
    let pictures = FindingPictures(shape: model.classifier.imageShape)
    return Finding(
      id: try FindingIdentity(cell, of: model).id(),
      claim: ImageClaim(
        effect, declaration: result.untested.isEmpty ? images.declaration : nil),
      prototype: illustrations.prototype(of: cell.classIndex),
      examples: examples.map(pictures.example),
      support: pictures.support(
        try evidence(cell, test, result, illustrations), test.collection))
  }

  /// What else speaks for or against a finding.
  private func evidence(
    _ cell: TransplantCell, _ test: DonorTransplantTest, _ result: TransplantTestResult,
    _ illustrations: PrototypeIllustrations
  ) throws -> SupportingEvidence {
    let classifier = model.classifier
    let head = classifier.linearHead.map { $0.dropping(model.labelOffset) }
    return try SupportingEvidence(
      of: cell, in: test, result, head: head, mapLayer: classifier.lastMapLayer?.name,
      prototypes: illustrations.planes(of: cell.classIndex, for: classifier)
    ) { _, _ in !interruption.isPending }
  }

  private func untested(_ result: TransplantTestResult) -> [String] {
    guard !result.untested.isEmpty else { return [] }
    let names = result.untested.map { $0.noun() }.joined(separator: ", ")
    return [
      "There was no time for \(names) within --budget, which may explain what was found: until "
        + "then nothing is called spurious. The same command goes on where this one ended."
    ]
  }

  private func progress(_ phase: DonorTransplantTest.Phase, _ done: Int, _ total: Int) -> Bool {
    console.progress("findings, \(phase.rawValue)", step: done, of: total, detail: phase.unit)
    return !interruption.isPending
  }

  private func requireTime() throws {
    if interruption.isPending { throw Self.stopped }
  }

  private static let stopped = CommandFailure(
    "stopped at the findings; what the network made of transplants is stored. The same command with "
      + "--resume goes on.", .interrupted)

  private func stopping<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch SpuriousFeatureError.cancelled {
      throw Self.stopped
    }
  }
}
