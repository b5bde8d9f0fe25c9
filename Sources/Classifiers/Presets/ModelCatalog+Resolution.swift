public import Foundation

/// A model file on this machine, with what is known about it.
public struct ResolvedModel: Hashable, Sendable {
  /// The preset's name, or the file's name without its extension.
  public let name: String
  /// The ONNX file.
  public let file: URL
  /// The file's SHA-256 in lowercase hexadecimal.
  public let sha256: String
  /// How to feed the model, if a preset says so.
  public let entry: ModelCatalog.Entry?

  /// The preset that the model was named by, or that has its digest.
  public var preset: ModelPreset? { entry?.preset }
}

extension ModelCatalog {
  /// Finds the model that a text names: the path of a file, a user's model, or a preset.
  ///
  /// A file given by its path is recognized by its digest, so that a known model needs no
  /// preprocessing on the command line wherever it lies.
  ///
  /// - Throws: `PresetError.unknown`, with the nearest names; `.modelAbsent`, with how to get
  ///   the file; `.modelChanged`, if the file has not the digest that the preset states.
  public func resolve(_ text: String) throws(PresetError) -> ResolvedModel {
    let path = PresetLibrary.url(text, in: workingFolder)
    if PresetLibrary.isFile(path) { return try resolve(file: path) }
    guard ModelPreset.isName(text), !text.hasSuffix(".onnx") else {
      throw .unknown(kind: "model", name: text, suggestions: [], isPath: true)
    }
    let entry = try entry(named: text)
    let preset = entry.preset
    guard let file = file(of: entry) else {
      throw .modelAbsent(
        name: preset.name, fileName: preset.fileName, canPull: preset.address != nil,
        obtain: preset.obtain)
    }
    let digest = try FileDigest.sha256(of: file)
    if let expected = preset.sha256, expected != digest {
      throw .modelChanged(
        name: preset.name, file: file.path, expected: expected, actual: digest)
    }
    return ResolvedModel(name: preset.name, file: file, sha256: digest, entry: entry)
  }

  private func resolve(file: URL) throws(PresetError) -> ResolvedModel {
    let digest = try FileDigest.sha256(of: file)
    return ResolvedModel(
      name: file.deletingPathExtension().lastPathComponent, file: file, sha256: digest,
      entry: entries().entries.first { $0.preset.sha256 == digest })
  }

  /// Reads the label list of an entry: a preset's name, or a path from the description's folder
  /// or the working folder.
  ///
  /// - Returns: `nil` if the entry states no labels.
  /// - Throws: `PresetError.unknown` if there is no such list, or a `LabelError`.
  public func labels(of entry: Entry) throws -> LabelList? {
    try entry.preset.labels.map { text in
      let beside = PresetLibrary.url(text, in: entry.origin.deletingLastPathComponent())
      return try PresetLibrary.isFile(beside)
        ? LabelList(contentsOf: beside) : labels(named: text)
    }
  }

  /// Reads a label list by a preset's name or a path from the working folder.
  ///
  /// - Throws: `PresetError.unknown`, with the nearest names, or a `LabelError`.
  public func labels(named text: String) throws -> LabelList {
    let library = library ?? PresetLibrary(folder: workingFolder.appending(path: "Presets"))
    let file = try library.file(.labels, named: text, relativeTo: workingFolder)
    return try LabelList(contentsOf: file, name: text)
  }
}
