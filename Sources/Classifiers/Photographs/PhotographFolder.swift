public import Foundation

/// A folder of photographs, one subfolder a class.
///
/// A subfolder is named by a class's index, WordNet id or name, in any mix, or by several of them
/// joined by an underscore, as in `n01558993_robin`.
public struct PhotographFolder: Sendable {
  /// One photograph, not yet read.
  public struct Photograph: Hashable, Sendable {
    public let file: URL
    public let classIndex: Int
  }

  /// The photographs, by class and then by file name.
  public let photographs: [Photograph]
  /// Subfolders whose name is no class.
  public let unknownFolders: [String]

  /// The file extensions that are looked at.
  private static let extensions: Set<String> = ["png", "jpg", "jpeg"]

  /// Lists a folder; no photograph is read.
  ///
  /// - Parameters:
  ///   - folder: The folder.
  ///   - labels: Used to find the class of each subfolder.
  /// - Throws: `PhotographError`, if the folder cannot be read or holds no photographs of a class.
  public init(contentsOf folder: URL, labels: LabelList) throws(PhotographError) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
      throw .unreadable(folder: folder.path)
    }
    var found: [Photograph] = []
    var unknown: [String] = []
    for name in names.sorted() where !name.hasPrefix(".") {
      let subfolder = folder.appending(path: name)
      guard let files = try? FileManager.default.contentsOfDirectory(atPath: subfolder.path) else {
        continue
      }
      guard let label = Self.label(ofFolder: name, in: labels) else {
        unknown.append(name)
        continue
      }
      found += files.sorted()
        .map { subfolder.appending(path: $0) }
        .filter { Self.extensions.contains($0.pathExtension.lowercased()) }
        .map { Photograph(file: $0, classIndex: label.index) }
    }
    guard !found.isEmpty else { throw .noPhotographs(folder: folder.path, unknown: unknown) }
    photographs = found
    unknownFolders = unknown
  }

  /// The class that a subfolder's name stands for: the whole name, or what its first underscore
  /// splits off.
  private static func label(ofFolder name: String, in labels: LabelList) -> ClassLabel? {
    if let label = try? labels.resolve(name) { return label }
    let parts = name.split(separator: "_", maxSplits: 1).map(String.init)
    return parts.lazy.compactMap { try? labels.resolve($0) }.first
  }
}

/// A reason why photographs cannot be used.
public enum PhotographError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The folder does not exist or may not be read.
  case unreadable(folder: String)
  /// No subfolder is a class with photographs in it.
  case noPhotographs(folder: String, unknown: [String])

  public var description: String {
    switch self {
    case .unreadable(let folder):
      "Cannot read the folder of photographs '\(folder)'. Does it exist?"
    case .noPhotographs(let folder, let unknown) where unknown.isEmpty:
      "'\(folder)' has no PNG or JPEG in a subfolder. Make one subfolder a class."
    case .noPhotographs(let folder, let unknown):
      """
      No subfolder of '\(folder)' is named after a class that the model knows; \
      '\(unknown[0])', for one, is not. Use indices, WordNet ids or names.
      """
    }
  }
}
