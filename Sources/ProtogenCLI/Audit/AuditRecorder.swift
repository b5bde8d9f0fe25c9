internal import ActivationPaths
internal import Classifiers
internal import Foundation
internal import Tensors

/// Measures class after class, and stores each as it ends.
struct AuditRecorder {
  let model: LoadedModel
  let network: NetworkOrigin
  let layers: [PathLayer]
  let configuration: PathConfiguration
  let photographs: AuditPhotographs
  /// The classes that are measured.
  let classes: [ClassLabel]
  let recipes: [AuditedRecipe]
  let transfer: TransferNetwork?
  let records: AuditRecords
  let console: Console
  let interruption: Interruption

  private var sequence: PhotographSequence {
    PhotographSequence(entries: photographs.entries, classifier: model.classifier)
  }

  /// Measures every class that is not there yet, and stores what came of it.
  ///
  /// - Returns: The scores of all prototypes, by class and recipe by recipe.
  /// - Throws: `CommandFailure` with status 130 if the user stopped it.
  func run() throws -> [FoolingScore] {
    let audit = try origin.fingerprint()
    var scores: [Int: [FoolingScore]] = [:]
    var missing: [(label: ClassLabel, fingerprint: String)] = []
    for label in classes {
      let fingerprint = try origin(of: label, in: audit).fingerprint()
      if let record = records.known(label, fingerprint) {
        scores[label.index] = record.foolingScores
      } else {
        missing.append((label, fingerprint))
      }
    }
    if !missing.isEmpty {
      let measurement = FoolingMeasurement(
        model: model, transfer: transfer, photographs: photographs,
        descriptors: try stopping("the photographs' neighbors", descriptors))
      for (position, (label, fingerprint)) in missing.enumerated() {
        let (paths, own) = try stopping("'\(label.displayName)'") {
          let title = "paths of \(label.displayName) (class \(position + 1) of \(missing.count))"
          return try measure(label, measurement, title)
        }
        let record = AuditRecord(
          format: AuditRecord.format, fingerprint: fingerprint, paths: paths, foolingScores: own)
        try records.save(record, of: label)
        scores[label.index] = record.foolingScores
      }
    }
    return classes.flatMap { scores[$0.index] ?? [] }
  }

  /// What the classes' records come to.
  func audit() throws -> PathAudit {
    try PathAudit(
      of: classes.map(\.index), layers: layers, configuration: configuration,
      record: paths)
  }

  /// How well prototypes can be told from photographs.
  func distinguishabilities() throws -> [Distinguishability] {
    try Distinguishability.measured(
      of: classes.map(\.index), configuration: configuration, record: paths)
  }

  private func paths(_ classIndex: Int) throws -> ClassRecord {
    try records.record(of: model.labels[classIndex]).paths
  }

  private func descriptors() throws -> PhotographDescriptors {
    try PhotographDescriptors(
      of: model.classifier, layers: layers, photographs: sequence,
      progress: { console.progress("neighbors", step: $0, of: $1, detail: "photographs") },
      shouldStop: { interruption.isPending })
  }

  private func measure(
    _ label: ClassLabel, _ measurement: FoolingMeasurement, _ title: String
  ) throws -> (paths: ClassRecord, scores: [FoolingScore]) {
    let auditor = PathAuditor(
      model.classifier, layers: layers, photographs: sequence, configuration: configuration)
    let paths = try auditor.record(
      class: label.index,
      prototypes: recipes.map { recipe in
        let images = PrototypeSequence(
          prototypes: recipe.prototypes(of: label), classifier: model.classifier)
        return PrototypeSet(recipe: recipe.name, images: images)
      },
      progress: { console.progress(title, step: $0, of: $1, detail: "images") },
      shouldStop: { interruption.isPending })
    let scores = try recipes.flatMap { $0.prototypes(of: label) }.map { prototype in
      if interruption.isPending { throw PathError.cancelled }
      return try measurement.score(prototype)
    }
    return (paths, scores)
  }

  /// Turns the user's stop into how to go on.
  private func stopping<Result>(_ place: String, _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch PathError.cancelled {
      throw CommandFailure(
        "stopped at \(place); the classes that were measured are stored. The same command with "
          + "--resume goes on.", .interrupted)
    }
  }

  private var origin: AuditOrigin {
    AuditOrigin(
      network: network,
      transfer: transfer?.fingerprint ?? [], layers: layers, configuration: configuration,
      photographs: photographs.entries.map {
        .init(name: $0.photograph.path, number: $0.photograph.classIndex, digest: $0.digest)
      })
  }

  private func origin(of label: ClassLabel, in audit: String) -> AuditOrigin.OfClass {
    AuditOrigin.OfClass(
      audit: audit, classIndex: label.index,
      prototypes: recipes.flatMap { $0.prototypes(of: label) }.map {
        .init(name: $0.recipe, number: $0.number, digest: $0.digest)
      })
  }
}
