internal import ArgumentParser
internal import Classifiers
internal import Foundation
internal import ONNX

extension Models {
  /// `protogen models add`: the arguments, and nothing else.
  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Registers an ONNX file of your own under a name.",
      discussion: """
        The file stays where it is; its path, digest and preprocessing are noted in \
        ~/.config/protogen/models. A name that is already known brings its preprocessing and \
        labels along; for a new one say what it is --like, or give its --normalization.
        """)

    @Argument(help: "What to call the model.")
    var name: String

    @Argument(help: "The ONNX file.", completion: .file(extensions: ["onnx"]))
    var file: String

    @Option(help: "A known model that is fed the same way.")
    var like: String?

    @Option(help: "How the model's training data was normalized.")
    var normalization: Normalization?

    @Option(help: "The order of the input's channels.")
    var channels: ChannelOrder?

    @Option(help: "The input's height and width in pixels.")
    var size: Int?

    @Option(help: "A label list: a preset's name or a text file.")
    var labels: String?

    @Option(help: "How many outputs stand before the first label.")
    var labelOffset: Int?

    @Option(help: "What the outputs are.")
    var output: OutputKind?

    func run() throws {
      let context = CommandContext.current
      let catalog = context.catalog
      let path =
        file.hasPrefix("/")
        ? URL(fileURLWithPath: file)
        : context.workingFolder.appending(path: file).standardizedFileURL
      let digest = try FileDigest.sha256(of: path)
      let base = try base(in: catalog)
      if let known = base?.preset, known.name == name, let stated = known.sha256, stated != digest {
        context.warn("protogen: note: this is another file than the preset's \(known.fileName)")
      }
      let preset = try preset(like: base, file: path, digest: digest, in: catalog)
      if let labels = preset.labels { _ = try catalog.labels(named: labels) }
      let written = try catalog.add(preset)
      context.print("\(name): \(path.path)\n  noted in \(written.path)")
    }

    /// The model that this one is like: the one named, or the one of the same name.
    private func base(in catalog: ModelCatalog) throws -> ModelCatalog.Entry? {
      if let like { return try catalog.entry(named: like) }
      return catalog.names.contains(name) ? try catalog.entry(named: name) : nil
    }

    private func preset(
      like base: ModelCatalog.Entry?, file: URL, digest: String, in catalog: ModelCatalog
    ) throws -> ModelPreset {
      let known = base?.preset
      let byteCount = try file.resourceValues(forKeys: [.fileSizeKey]).fileSize
      return try ModelPreset(
        name: name, description: known?.description ?? "", file: file.path, sha256: digest,
        byteCount: byteCount,
        preprocessing: preprocessing(like: known?.preprocessing ?? Self.ownPreprocessing(of: file)),
        labels: labels.map { absolute($0, in: catalog) } ?? base.flatMap(Self.labels),
        labelOffset: labelOffset ?? known?.labelOffset ?? 0,
        output: output ?? known?.output ?? .logits, license: known?.license,
        source: known?.source)
    }

    /// What the file says of how it is fed; nothing if it is no model.
    private static func ownPreprocessing(of file: URL) throws -> Preprocessing? {
      guard let model = try? Model(contentsOf: file) else { return nil }
      return try ModelMetadata(model.metadata, file: file.path).preprocessing
    }

    private func preprocessing(like old: Preprocessing?) throws -> Preprocessing {
      guard normalization != nil || old != nil else {
        throw CommandFailure(
          "'\(name)' is not known yet: say how it is fed, with --like NAME or --normalization"
            + " \(Normalization.allCases.map(\.rawValue).joined(separator: "|")).", .usage)
      }
      let resize = size == nil ? old?.resizeShortSide : nil
      if let normalization {
        return try Preprocessing(
          normalization, height: size ?? old?.height, width: size ?? old?.width,
          channelOrder: channels, resizeShortSide: resize)
      }
      return try Preprocessing(
        height: size ?? old?.height, width: size ?? old?.width,
        channelOrder: channels ?? old?.channelOrder ?? .rgb, range: old?.range ?? 0...1,
        mean: old?.mean ?? [0], standardDeviation: old?.standardDeviation ?? [1],
        resizeShortSide: resize)
    }

    /// A label list as it must be written down: a preset's name, or a path that holds anywhere.
    private func absolute(_ text: String, in catalog: ModelCatalog) -> String {
      let path =
        text.hasPrefix("/")
        ? text : catalog.workingFolder.appending(path: text).standardizedFileURL.path
      return FileManager.default.fileExists(atPath: path) ? path : text
    }

    /// The labels of a known model, where a relative path would no longer hold.
    private static func labels(of entry: ModelCatalog.Entry) -> String? {
      guard let text = entry.preset.labels, !text.hasPrefix("/") else { return entry.preset.labels }
      let beside = entry.origin.deletingLastPathComponent().appending(path: text)
      return FileManager.default.fileExists(atPath: beside.path)
        ? beside.standardizedFileURL.path : text
    }
  }
}
