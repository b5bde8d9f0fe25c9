public import Foundation

/// Every model that protogen knows by name: the user's own, then the presets.
public struct ModelCatalog: Sendable {
  /// A known model and where it is described.
  public struct Entry: Hashable, Sendable {
    /// The description.
    public let preset: ModelPreset
    /// The YAML file it was read from.
    public let origin: URL
    /// Whether the user added it.
    public let isUsers: Bool
  }

  /// The presets, if any were found.
  public let library: PresetLibrary?
  /// Where the user's own models are described.
  public let userFolder: URL
  /// Where downloaded model files are kept.
  public let cacheFolder: URL
  /// Where relative paths start.
  public let workingFolder: URL

  /// Creates a catalog from its places.
  public init(library: PresetLibrary?, userFolder: URL, cacheFolder: URL, workingFolder: URL) {
    self.library = library
    self.userFolder = userFolder
    self.cacheFolder = cacheFolder
    self.workingFolder = workingFolder
  }

  /// Creates the catalog of this user, by the XDG base directory rules.
  public init(
    library: PresetLibrary?,
    environment: [String: String] = ProcessInfo.processInfo.environment,
    workingFolder: URL = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
  ) {
    func base(_ variable: String, _ fallback: String) -> URL {
      // The XDG rules say that relative values are to be ignored.
      if let value = environment[variable], value.hasPrefix("/") {
        return URL(fileURLWithPath: value)
      }
      return URL(fileURLWithPath: environment["HOME"] ?? NSHomeDirectory())
        .appending(path: fallback)
    }
    self.init(
      library: library,
      userFolder: base("XDG_CONFIG_HOME", ".config").appending(path: "protogen/models"),
      cacheFolder: base("XDG_CACHE_HOME", ".cache").appending(path: "protogen/models"),
      workingFolder: workingFolder)
  }

  // MARK: Entries

  /// The names that can be resolved, sorted, each once.
  public var names: [String] {
    Array(Set(PresetLibrary.names(in: userFolder, kind: .model) + presetNames)).sorted()
  }

  private var presetNames: [String] { library?.names(of: .model) ?? [] }

  /// Reads every entry, in the order of `names`.
  ///
  /// - Returns: The entries that could be read, and why the others could not.
  public func entries() -> (entries: [Entry], problems: [PresetError]) {
    var entries: [Entry] = []
    var problems: [PresetError] = []
    for name in names {
      do throws(PresetError) {
        entries.append(try entry(named: name))
      } catch {
        problems.append(error)
      }
    }
    return (entries, problems)
  }

  /// Reads one entry; the user's own comes before a preset of the same name.
  ///
  /// - Throws: `PresetError.unknown`, with the nearest names, or an error of reading it.
  public func entry(named name: String) throws(PresetError) -> Entry {
    let file = "\(name).yaml"
    let users = userFolder.appending(path: file)
    if ModelPreset.isName(name), PresetLibrary.isFile(users) {
      return Entry(preset: try Self.read(users), origin: users, isUsers: true)
    }
    guard let library, presetNames.contains(name) else {
      throw .unknown(
        kind: "model", name: name, suggestions: NearMisses.of(name, among: names), isPath: false)
    }
    let origin = library.folder.appending(path: "Models/\(file)")
    return Entry(preset: try Self.read(origin), origin: origin, isUsers: false)
  }

  private static func read(_ file: URL) throws(PresetError) -> ModelPreset {
    let text: String
    do {
      text = try String(contentsOf: file, encoding: .utf8)
    } catch {
      throw .unreadable(file: file.path, reason: error.localizedDescription)
    }
    return try ModelPreset(yaml: text, file: file.path)
  }

  // MARK: Files

  /// Where a downloaded model's file goes.
  public func cachedFile(of preset: ModelPreset) -> URL {
    cacheFolder.appending(path: preset.fileName)
  }

  /// The model file of an entry, if it is on this machine: beside the description, in the
  /// working folder, or downloaded.
  public func file(of entry: Entry) -> URL? {
    let named = entry.preset.file.map { path in
      [entry.origin.deletingLastPathComponent(), workingFolder].map {
        PresetLibrary.url(path, in: $0)
      }
    }
    return ((named ?? []) + [cachedFile(of: entry.preset)]).first(where: PresetLibrary.isFile)
  }

  // MARK: Adding

  /// Writes the description of a user's own model; its file stays where it is.
  ///
  /// - Returns: The YAML file that was written.
  /// - Throws: `PresetError.unwritable`.
  public func add(_ preset: ModelPreset) throws(PresetError) -> URL {
    let file = userFolder.appending(path: "\(preset.name).yaml")
    do {
      try FileManager.default.createDirectory(at: userFolder, withIntermediateDirectories: true)
      try Data(preset.yaml.utf8).write(to: file, options: .atomic)
    } catch {
      throw .unwritable(file: file.path, reason: error.localizedDescription)
    }
    return file
  }
}
