internal import Classifiers
internal import Foundation
internal import ImageFiles

/// Prototypes that are there already: what `protogen render` wrote, or one subfolder a class.
struct PrototypeFolder {
  /// The folder's own name, which stands for a recipe's.
  let name: String
  /// The pictures of each class, in order.
  let pictures: [Int: [URL]]
  /// What is not used, and why.
  let notes: [String]

  /// Lists a folder; no picture is read.
  ///
  /// - Throws: `CommandFailure` or `PhotographError`, if there is nothing of a class.
  init(_ path: String, labels: LabelList, in context: CommandContext) throws {
    let folder = URL(fileURLWithPath: path, relativeTo: context.workingFolder).standardizedFileURL
    name = folder.lastPathComponent
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
      throw CommandFailure(
        "Cannot read the folder of prototypes '\(path)'. Does it exist?", .missingInput)
    }
    let listing =
      try Self.rendered(in: folder, names.sorted(), labels) ?? Self.found(in: folder, path, labels)
    guard !listing.pictures.isEmpty else {
      throw CommandFailure(
        "'\(path)' has no prototype of a class that the model knows.", .missingInput)
    }
    pictures = listing.pictures
    notes = listing.notes
  }

  /// Lists the folders that `--prototypes` names.
  ///
  /// - Parameters:
  ///   - paths: The folders.
  ///   - taken: Names that none of them may have.
  ///   - labels: The model's classes.
  ///   - context: Where relative paths start.
  /// - Returns: The folders in order.
  /// - Throws: `CommandFailure` with status 64 if one is called as another one; as ``init``.
  static func all(
    _ paths: [String], besides taken: [String], labels: LabelList, in context: CommandContext
  ) throws -> [PrototypeFolder] {
    var names = Set(taken)
    return try paths.map { path in
      let folder = try PrototypeFolder(path, labels: labels, in: context)
      guard names.insert(folder.name).inserted else {
        throw CommandFailure(
          "The prototypes of '\(path)' would be called '\(folder.name)', as others are. Rename the "
            + "folder.", .usage)
      }
      return folder
    }
  }

  /// What is in a folder.
  private struct Listing {
    var pictures: [Int: [URL]] = [:]
    var notes: [String] = []
  }

  /// The pictures of the runs of `protogen render` whose subject is one class; `nil` if there is no
  /// run.
  private static func rendered(
    in folder: URL, _ names: [String], _ labels: LabelList
  ) -> Listing? {
    var listing: Listing?
    for name in names {
      let subfolder = folder.appending(path: name)
      let file = subfolder.appending(path: RenderManifest.fileName)
      guard let manifest = try? RenderManifest(contentsOf: file) else { continue }
      var found = listing ?? Listing()
      defer { listing = found }
      let subject = manifest.subject
      // An antitype has its class's names, and another title.
      guard let first = subject.names.first, subject.title == first else {
        found.notes.append("'\(name)' is not the prototype of one class, and is left out.")
        continue
      }
      let label = ClassLabel(index: 0, names: subject.names, wordNetID: subject.wordNetID)
      guard let own = labels.counterpart(of: label) else {
        found.notes.append("the model has no class '\(first)'; '\(name)' is left out.")
        continue
      }
      found.pictures[own.index, default: []] += manifest.prototypes.map {
        subfolder.appending(path: $0.file)
      }
    }
    return listing
  }

  /// The pictures in subfolders that are named after classes.
  private static func found(
    in folder: URL, _ path: String, _ labels: LabelList
  ) throws -> Listing {
    do {
      let found = try PhotographFolder(contentsOf: folder, labels: labels)
      return Listing(
        pictures: Dictionary(grouping: found.photographs, by: \.classIndex).mapValues {
          $0.map(\.file)
        },
        notes: found.unknownNames.map {
          "no class is called '\($0)'; its prototypes are left out."
        })
    } catch {
      guard case .noPhotographs(_, let unknown) = error, unknown.isEmpty else { throw error }
      throw CommandFailure(
        "'\(path)' has no prototypes: neither a folder of 'protogen render' nor subfolders of "
          + "PNG or JPEG files.", .missingInput)
    }
  }

  /// The prototypes of some classes.
  ///
  /// - Throws: `ImageFileError` for the first picture that cannot be read.
  func recipe(of classes: [ClassLabel]) throws -> AuditedRecipe {
    let prototypes = try classes.flatMap { label in
      try (pictures[label.index] ?? []).enumerated().map { number, file in
        try AuditedPrototype(
          recipe: name, classIndex: label.index, number: number, file: file)
      }
    }
    return AuditedRecipe(name: name, prototypes: prototypes)
  }
}
