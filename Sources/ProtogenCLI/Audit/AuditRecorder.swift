internal import ActivationPaths
internal import Classifiers
internal import Foundation
internal import Tensors

/// Measures class after class, and stores each as it ends.
struct AuditRecorder {
  let model: LoadedModel
  let torchVersion: String
  let layers: [PathLayer]
  let configuration: PathConfiguration
  let photographs: AuditPhotographs
  let recipes: [AuditedRecipe]
  let transfer: TransferNetwork?
  let records: AuditRecords
  let console: Console
  let interruption: Interruption

  /// Measures every class that is not there yet, and stores what came of it.
  ///
  /// - Returns: The scores of all prototypes, by class and recipe by recipe.
  /// - Throws: `CommandFailure` with status 130 if the user stopped it.
  func run() throws -> [FoolingScore] {
    let sequence = PhotographSequence(
      entries: photographs.entries, classifier: model.classifier)
    let auditor = PathAuditor(
      model.classifier, layers: layers, photographs: sequence, configuration: configuration)
    let classes = photographs.classes
    return try classes.enumerated().flatMap { position, label in
      let fingerprint = origin(of: label).fingerprint
      if let known = records.known(label, fingerprint) { return known.foolingScores }
      let title = "paths of \(label.displayName) (class \(position + 1) of \(classes.count))"
      let record = try stopping(label) {
        try measure(label, auditor, fingerprint, title)
      }
      try records.save(record, of: label)
      return record.foolingScores
    }
  }

  /// What the classes' records come to.
  func audit() throws -> PathAudit {
    try PathAudit(
      of: photographs.classes.map(\.index), layers: layers, configuration: configuration
    ) { index in
      try records.record(of: model.labels[index]).paths
    }
  }

  private func measure(
    _ label: ClassLabel, _ auditor: PathAuditor, _ fingerprint: String, _ title: String
  ) throws -> AuditRecord {
    let paths = try auditor.record(
      class: label.index,
      prototypes: recipes.map { recipe in
        let images = PrototypeSequence(
          prototypes: recipe.prototypes(of: label), classifier: model.classifier)
        return PrototypeSet(recipe: recipe.name, images: images)
      },
      progress: { console.progress(title, step: $0, of: $1, detail: "images") },
      shouldStop: { interruption.isPending })
    let measurement = FoolingMeasurement(model: model, transfer: transfer)
    let scores = try recipes.flatMap { $0.prototypes(of: label) }.map { prototype in
      if interruption.isPending { throw PathError.cancelled }
      return try measurement.score(prototype, neighbors: [])
    }
    return AuditRecord(
      format: AuditRecord.format, fingerprint: fingerprint, paths: paths, foolingScores: scores)
  }

  /// Turns the user's stop into how to go on.
  private func stopping<Result>(_ label: ClassLabel, _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch PathError.cancelled {
      throw CommandFailure(
        "stopped at '\(label.displayName)'; the classes before it are stored. The same command with "
          + "--resume goes on.", .interrupted)
    }
  }

  private func origin(of label: ClassLabel) -> AuditOrigin {
    let classifier = model.classifier
    return AuditOrigin(
      version: Version.current, torch: torchVersion, modelSHA256: model.sha256,
      precision: classifier.precision.rawValue, device: classifier.device.description,
      preprocessing: classifier.preprocessing, inputHeight: classifier.imageShape.height,
      inputWidth: classifier.imageShape.width, labelOffset: model.labelOffset,
      transfer: transfer?.fingerprint ?? [], layers: layers, configuration: configuration,
      photographs: photographs.entries.map {
        .init(
          name: $0.photograph.path, classIndex: $0.photograph.classIndex, digest: $0.digest)
      },
      classIndex: label.index,
      prototypes: recipes.flatMap { $0.prototypes(of: label) }.map {
        .init(name: $0.recipe, classIndex: $0.number, digest: $0.digest)
      })
  }
}
