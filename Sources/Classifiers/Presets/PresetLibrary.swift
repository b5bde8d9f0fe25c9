public import Foundation

/// The folder of presets that ships with protogen: models, recipes, labels.
public struct PresetLibrary: Hashable, Sendable {
  /// What a preset describes.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case model, recipe, labels

    /// The folder inside the library.
    public var folderName: String {
      switch self {
      case .model: "Models"
      case .recipe: "Recipes"
      case .labels: "Labels"
      }
    }

    /// How the files' names end.
    public var fileExtension: String { self == .labels ? "txt" : "yaml" }

    /// What to call one in a message.
    var noun: String { self == .labels ? "label list" : rawValue }
  }

  /// The folder that holds `Models`, `Recipes` and `Labels`.
  public let folder: URL

  /// Uses a folder, whatever it holds.
  public init(folder: URL) {
    self.folder = folder
  }

  // MARK: Finding the folder

  /// Finds the folder of this installation.
  ///
  /// Looked for in this order: the environment's `PROTOGEN_PRESETS`; `../share/protogen/Presets`
  /// beside the executable, where `make install` puts it; `Presets` in the package that the
  /// executable was built in; `Presets` in the working folder.
  ///
  /// - Throws: `PresetError.noPresets`, with every place that was looked in.
  public static func locate(
    environment: [String: String] = ProcessInfo.processInfo.environment,
    executable: URL = runningExecutable,
    workingFolder: URL = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
  ) throws(PresetError) -> PresetLibrary {
    if let named = environment["PROTOGEN_PRESETS"], !named.isEmpty {
      guard isFolder(URL(fileURLWithPath: named)) else { throw .noPresets(searched: [named]) }
      return PresetLibrary(folder: URL(fileURLWithPath: named))
    }
    let programs = executable.deletingLastPathComponent()
    let installed = programs.deletingLastPathComponent().appending(path: "share/protogen/Presets")
    let places =
      [installed] + packages(above: programs) + [workingFolder.appending(path: "Presets")]
    guard let found = places.first(where: isFolder) else {
      throw .noPresets(searched: places.map(\.path))
    }
    return PresetLibrary(folder: found)
  }

  /// The program that is running, with symbolic links followed.
  public static var runningExecutable: URL {
    let link = "/proc/self/exe"
    let target = try? FileManager.default.destinationOfSymbolicLink(atPath: link)
    return URL(fileURLWithPath: target ?? Bundle.main.executablePath ?? link)
  }

  /// The `Presets` of every Swift package that a folder is in, the nearest first.
  private static func packages(above start: URL) -> [URL] {
    sequence(first: start) { $0.path == "/" ? nil : $0.deletingLastPathComponent() }
      .filter {
        FileManager.default.fileExists(atPath: $0.appending(path: "Package.swift").path)
      }
      .map { $0.appending(path: "Presets") }
  }

  // MARK: Presets

  /// The names of the presets of one kind, sorted.
  public func names(of kind: Kind) -> [String] {
    Self.names(in: folder.appending(path: kind.folderName), kind: kind)
  }

  /// Finds the file that a text names: a path to a file, or a preset's name.
  ///
  /// - Parameters:
  ///   - kind: What the preset describes.
  ///   - text: The path or name.
  ///   - base: The folder that a relative path starts from.
  /// - Returns: A file that exists.
  /// - Throws: `PresetError.unknown`, with the nearest names.
  public func file(
    _ kind: Kind, named text: String,
    relativeTo base: URL = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
  ) throws(PresetError) -> URL {
    let path = Self.url(text, in: base)
    if Self.isFile(path) { return path }
    let names = names(of: kind)
    if names.contains(text) {
      return folder.appending(path: "\(kind.folderName)/\(text).\(kind.fileExtension)")
    }
    throw .unknown(
      kind: kind.noun, name: text, suggestions: NearMisses.of(text, among: names),
      isPath: text.contains("/") || text.hasSuffix(".\(kind.fileExtension)"))
  }

  static func names(in folder: URL, kind: Kind) -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let suffix = ".\(kind.fileExtension)"
    return files.filter { $0.hasSuffix(suffix) && !$0.hasPrefix(".") }
      .map { String($0.dropLast(suffix.count)) }.sorted()
  }

  /// The place that an absolute path, or one relative to a folder, stands for.
  static func url(_ path: String, in folder: URL) -> URL {
    path.hasPrefix("/")
      ? URL(fileURLWithPath: path) : folder.appending(path: path).standardizedFileURL
  }

  static func isFolder(_ url: URL) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  static func isFile(_ url: URL) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
      && !isFolder.boolValue
  }
}
