internal import Classifiers
internal import Foundation

/// The photographs that there are, before any is read, and the classes that are asked for.
struct AuditListing {
  let found: PhotographFolder
  /// What is left out, and why.
  let notes: [String]
  /// The classes to audit, if every photograph can be used.
  private(set) var classes: [ClassLabel] = []
  /// What `--images` says, for messages.
  private let place: String
  private let labels: LabelList
  /// The classes that `--class` names; `nil` for all.
  private let wanted: [ClassLabel]?
  /// Whether a named class with too few photographs is left out, and is no error.
  private let isLenient: Bool

  /// The fewest photographs of a class, and of all others, that can be compared.
  static let minimumCount = 2

  /// Lists the photographs that `--images` and `--class` name.
  ///
  /// - Throws: `PhotographError`, `LabelError`, or `CommandFailure`: with status 66 if a class has
  ///   no photographs, 65 if there are too few.
  init(
    _ arguments: Audit, of model: LoadedModel, isLenient: Bool = false, in context: CommandContext
  ) throws {
    self.isLenient = isLenient
    place = arguments.images
    labels = model.labels
    let url = URL(fileURLWithPath: place, relativeTo: context.workingFolder)
    found = try PhotographFolder(at: url.absoluteURL, labels: model.labels)
    notes = found.unknownNames.map {
      "the photographs of '\($0)' are left out. \(Self.problem(with: $0, model.labels))"
    }
    wanted = try Self.wanted(arguments.classes, model)
    for label in isLenient ? [] : wanted ?? [] {
      guard found.photographs.contains(where: { $0.classIndex == label.index }) else {
        throw CommandFailure(
          "'\(place)' has no photographs of '\(label.displayName)'. Add some, or leave the class "
            + "out.", .missingInput)
      }
    }
    classes = try auditable(found.photographs).classes
  }

  private static func wanted(_ text: String?, _ model: LoadedModel) throws -> [ClassLabel]? {
    guard let text, text.trimmingCharacters(in: .whitespaces).lowercased() != "all" else {
      return nil
    }
    return try ClassSelection(text, model).labels()
  }

  /// Why no class is meant by a name, in words.
  private static func problem(with name: String, _ labels: LabelList) -> String {
    do {
      _ = try labels.resolve(name)
    } catch {
      return error.description
    }
    return ""
  }

  /// The classes that have enough of some photographs, by index, and what is wrong with others.
  ///
  /// - Throws: `CommandFailure` with status 65, if a class that is asked for has too few, or all
  ///   have.
  func auditable(
    _ photographs: [PhotographFolder.Photograph]
  ) throws -> (classes: [ClassLabel], warnings: [String]) {
    guard !photographs.isEmpty else {
      throw CommandFailure(
        "None of the photographs in '\(place)' can be read. Give PNG or JPEG files.", .data)
    }
    let counts = Dictionary(grouping: photographs, by: \.classIndex).mapValues(\.count)
    let candidates = wanted ?? counts.keys.map { labels[$0] }
    var classes: [ClassLabel] = []
    var warnings: [String] = []
    for label in candidates.sorted(by: { $0.index < $1.index }) {
      let own = counts[label.index] ?? 0
      guard let problem = Self.problem(own: own, others: photographs.count - own) else {
        classes.append(label)
        continue
      }
      warnings.append("'\(label.displayName)' cannot be audited: '\(place)' has \(problem)")
    }
    if let first = warnings.first, wanted != nil && !isLenient || classes.isEmpty {
      throw CommandFailure(first, .data)
    }
    return (classes, warnings)
  }

  /// What too few photographs there are, in words.
  private static func problem(own: Int, others: Int) -> String? {
    if own < minimumCount {
      return "\(own) usable photograph\(own == 1 ? "" : "s") of it, and \(minimumCount) are "
        + "needed to say how alike they are. Add \(minimumCount - own) more."
    }
    guard others < minimumCount else { return nil }
    return "\(others) usable photograph\(others == 1 ? "" : "s") of other classes, and "
      + "\(minimumCount) are needed to compare with. Add \(minimumCount - others) more."
  }
}
