internal import ActivationPaths
internal import ArgumentParser
internal import Classifiers
internal import Foundation
internal import Tensors

/// A second classifier, which says what it sees in prototypes that were made for another.
struct TransferNetwork {
  let model: LoadedModel
  /// What should be said about it.
  let notes: [String]
  /// Its output for each class of the first classifier that it knows.
  private let outputs: [Int: Int]

  /// Loads a classifier, to run as another one does.
  ///
  /// - Parameters:
  ///   - name: A file, or a name from `protogen models list`.
  ///   - first: The classifier that prototypes are made for.
  ///   - context: Where relative paths start.
  /// - Returns: The classifier.
  /// - Throws: Errors of loading it.
  static func load(
    _ name: String, beside first: LoadedModel, in context: CommandContext
  ) throws -> LoadedModel {
    let precision = first.classifier.precision.rawValue
    let device = first.classifier.device.description
    let options = try ModelOptions.parse([
      "--model=\(name)", "--precision", precision, "--device", device,
    ])
    return try LoadedModel(options, in: context)
  }

  /// Finds the classes of one classifier in another by their names.
  ///
  /// - Parameters:
  ///   - model: The classifier that they are looked for in.
  ///   - name: What the user calls it.
  ///   - first: The classifier that prototypes are made for.
  ///   - classes: Those of its classes that matter.
  /// - Throws: `CommandFailure` if it knows none of the classes.
  init(
    _ model: LoadedModel, called name: String, beside first: LoadedModel, classes: [ClassLabel]
  ) throws {
    self.model = model
    var notes = model.notes.map { "\(name): \($0)" }
    let found: [Int: Int]
    if model.hasNumbersForLabels {
      guard model.classifier.classCount == first.classifier.classCount else {
        throw CommandFailure(
          "Nothing names the \(model.classifier.classCount) classes of '\(name)'. Register it with "
            + "'protogen models add … --labels' first.", .data)
      }
      notes.append(
        "nothing names the classes of '\(name)'; it has as many as '\(first.name)', so they are "
          + "taken for the same.")
      found = Dictionary(
        uniqueKeysWithValues: classes.map { ($0.index, $0.index + first.labelOffset) })
    } else {
      let pairs = classes.compactMap { label in
        model.labels.counterpart(of: label).map { (label.index, $0.index + model.labelOffset) }
      }
      found = Dictionary(uniqueKeysWithValues: pairs)
    }
    outputs = found
    let unknown = classes.filter { found[$0.index] == nil }
    guard unknown.count < classes.count else {
      throw CommandFailure(
        "'\(name)' has no class of the audit: not '\(unknown[0].displayName)', for one. Its first "
          + "class is '\(model.labels[0].displayName)'. Give a classifier of the same things.",
        .data)
    }
    if !unknown.isEmpty {
      let list = unknown.map { "'\($0.displayName)'" }.joined(separator: ", ")
      notes.append("'\(name)' has no class \(list); there is no transfer to it.")
    }
    self.notes = notes
  }

  /// What the classifier makes of a prototype; `nil` if it does not have the class.
  func score(_ prototype: AuditedPrototype) throws -> FoolingScore.Transfer? {
    guard let output = outputs[prototype.classIndex] else { return nil }
    let classifier = model.classifier
    let scores = try withoutGradients { () throws in
      try classifier.logits(of: prototype.image(for: classifier))
    }
    let logits = try scores.floats()
    let probabilities = try scores.softmax(axis: 1).floats()
    return FoolingScore.Transfer(
      probability: Double(probabilities[output]),
      rank: 1 + logits.count { $0 > logits[output] })
  }

  /// What the classifier is, for what depends on it.
  var fingerprint: [String] {
    let classifier = model.classifier
    return [
      model.sha256, classifier.precision.rawValue, classifier.device.description,
      "\(classifier.preprocessing)", "\(classifier.imageShape)",
      outputs.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }.joined(separator: " "),
    ]
  }
}
