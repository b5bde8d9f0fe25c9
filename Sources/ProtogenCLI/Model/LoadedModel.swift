internal import Classifiers
internal import Foundation
internal import ONNX
internal import Tensors

/// A classifier with its names, as the command line asked for it.
struct LoadedModel {
  /// The preset's name, or the file's.
  let name: String
  /// The file's SHA-256 in hexadecimal.
  let sha256: String
  let file: URL
  let classifier: Classifier
  let labels: LabelList
  /// How many outputs stand before the first label.
  let labelOffset: Int
  /// The recipe that its preset asks for.
  let recipe: String?
  /// Whether nothing names the classes.
  var hasNumbersForLabels: Bool { labels.name == Self.numbersName }
  private static let numbersName = "numbers"
  /// What was assumed, and should be said.
  let notes: [String]

  /// Loads the model that options name.
  ///
  /// - Throws: Errors of all modules below, which `CommandFailure` words.
  init(_ options: ModelOptions, in context: CommandContext) throws {
    let catalog = context.catalog
    let resolved = try catalog.resolve(options.model)
    let model = try Model(contentsOf: resolved.file)
    let metadata = try ModelMetadata(model.metadata, file: resolved.file.path)
    var notes: [String] = []
    do {
      let preprocessing = try Self.preprocessing(
        options, known: resolved.preset?.preprocessing ?? metadata.preprocessing,
        input: ImageInput(of: model.graph), notes: &notes)
      try TorchRuntime.load()
      if let threads = options.threads { try TorchRuntime.setThreadCount(threads) }
      classifier = try Classifier(
        model, preprocessing: preprocessing, height: options.size?.height,
        width: options.size?.width, precision: options.precision, device: options.device,
        outputName: options.outputName)
    } catch {
      throw Self.failure(error, with: options.model)
    }
    labelOffset = options.labels == nil ? resolved.preset?.labelOffset ?? 0 : 0
    labels = try Self.labels(
      options, resolved, metadata, catalog, classCount: classifier.classCount, notes: &notes)
    try labels.requireCount(outputCount: classifier.classCount, offset: labelOffset)
    recipe = resolved.preset?.recipe
    name = resolved.name
    sha256 = resolved.sha256
    file = resolved.file
    self.notes = notes
  }

  /// What goes wrong with a model is said with its name.
  private static func failure(_ error: any Error, with model: String) -> any Error {
    guard error is ClassifierError || (error as? TensorError)?.isOutOfMemory == true else {
      return error
    }
    let failure = CommandFailure(error)
    return CommandFailure("'\(model)': \(failure.message)", failure.status)
  }

  /// The preset's preprocessing, or the file's own, with what the options say in its place.
  private static func preprocessing(
    _ options: ModelOptions, known stored: Preprocessing?, input: ImageInput,
    notes: inout [String]
  ) throws -> Preprocessing {
    let base = try options.normalization.map {
      try Preprocessing($0, channelOrder: options.channels)
    }
    let known = base ?? stored
    let stated = [options.range, options.mean, options.standardDeviation].contains { $0 != nil }
    if known == nil, !stated {
      notes.append(
        """
        nothing says how '\(options.model)' was trained to see colors; assuming \
        \(input.channelCount == 3 ? "ImageNet's normalization" : "0 to 1"). Check it with \
        'protogen doctor --images', or say it with --normalization, --range, --mean and --std.
        """)
    }
    let assumed = try known ?? Self.assumption(for: input, stated: stated)
    let order = options.channels ?? assumed.channelOrder
    let range = options.range.map { $0.values[0]...$0.values[1] } ?? assumed.range
    return try Preprocessing(
      height: stored?.height, width: stored?.width,
      channelOrder: order, range: range, mean: options.mean?.values ?? assumed.mean,
      standardDeviation: options.standardDeviation?.values ?? assumed.standardDeviation,
      resizeShortSide: stored?.resizeShortSide)
  }

  private static func assumption(for input: ImageInput, stated: Bool) throws -> Preprocessing {
    switch input.channelCount {
    case 1: try Preprocessing(channelOrder: .gray)
    case 4: try Preprocessing(channelOrder: .rgba)
    default: try Preprocessing(stated ? .none : .imagenet)
    }
  }

  /// The stated labels; else the preset's; else the file's own; else ImageNet's where the count
  /// fits; else numbers.
  private static func labels(
    _ options: ModelOptions, _ resolved: ResolvedModel, _ metadata: ModelMetadata,
    _ catalog: ModelCatalog, classCount: Int, notes: inout [String]
  ) throws -> LabelList {
    if let labels = options.labels { return try catalog.labels(named: labels) }
    if let entry = resolved.entry, let labels = try catalog.labels(of: entry) { return labels }
    if let labels = metadata.labels { return labels }
    if classCount == 1000, let labels = try? catalog.labels(named: "imagenet-1k") {
      notes.append("no label list was given; the model has 1000 classes, so ImageNet's is used.")
      return labels
    }
    return LabelList(name: numbersName, names: (0..<max(classCount, 1)).map { "class \($0)" })
  }
}
