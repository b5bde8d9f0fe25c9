public import Foundation

/// Photographs with their classes: a folder with one subfolder a class, or a list.
///
/// A class is named by its index, WordNet id or name, in any mix; a subfolder also by several of
/// them joined by an underscore, as in `n01558993_robin`.
public struct PhotographFolder: Sendable {
  /// One photograph, not yet read.
  public struct Photograph: Hashable, Sendable {
    public let file: URL
    /// The file as seen from the folder, or as the list has it.
    public let path: String
    public let classIndex: Int

    public init(file: URL, path: String, classIndex: Int) {
      self.file = file
      self.path = path
      self.classIndex = classIndex
    }
  }

  /// The photographs, by subfolder and then by file name; or in the order of the list.
  public let photographs: [Photograph]
  /// The names of subfolders, or in the list, that are no class.
  public let unknownNames: [String]

  /// The file extensions that are looked at: what can be read, and what can be named as a picture
  /// that cannot.
  private static let extensions: Set<String> = [
    "png", "jpg", "jpeg", "jpe", "jfif", "webp", "gif", "bmp", "tif", "tiff", "heic", "avif", "jp2",
    "jxl",
  ]

  /// Finds photographs; none is read.
  ///
  /// - Parameters:
  ///   - place: A folder with one subfolder a class, or a list as ``init(listedIn:labels:)`` takes.
  ///   - labels: Used to find the class of each.
  /// - Throws: `PhotographError`, if nothing can be read there or it holds no photographs of a
  ///   class.
  public init(at place: URL, labels: LabelList) throws(PhotographError) {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder)
    if exists, !isFolder.boolValue {
      try self.init(listedIn: place, labels: labels)
    } else {
      try self.init(contentsOf: place, labels: labels)
    }
  }

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
      found += files.sorted().filter(Self.isPicture).map {
        Photograph(
          file: subfolder.appending(path: $0), path: "\(name)/\($0)", classIndex: label.index)
      }
    }
    guard !found.isEmpty else { throw .noPhotographs(place: folder.path, unknown: unknown) }
    photographs = found
    unknownNames = unknown
  }

  init(photographs: [Photograph], unknownNames: [String]) {
    self.photographs = photographs
    self.unknownNames = unknownNames
  }

  private static func isPicture(_ name: String) -> Bool {
    !name.hasPrefix(".") && extensions.contains((name as NSString).pathExtension.lowercased())
  }

  /// The class that a subfolder's name stands for: the whole name, or what its first underscore
  /// splits off.
  package static func label(ofFolder name: String, in labels: LabelList) -> ClassLabel? {
    if let label = try? labels.resolve(name) { return label }
    let parts = name.split(separator: "_", maxSplits: 1).map(String.init)
    return parts.lazy.compactMap { try? labels.resolve($0) }.first
  }
}
