internal import Classifiers
internal import Foundation

/// The photographs of an audit, and the classes that they allow to be audited.
struct AuditPhotographs {
  /// The photographs that can be used, by class and then by path.
  let entries: [PhotographSurvey.Entry]
  /// The others.
  let leftOut: [PhotographSurvey.LeftOut]
  /// The audited classes, by index.
  let classes: [ClassLabel]

  /// Finds, reads and counts photographs, and says which cannot be used.
  ///
  /// - Throws: `PhotographError`, `LabelError`, or `CommandFailure`: with status 66 if a class has
  ///   no photographs, 65 if there are too few, 130 if the user stopped it.
  init(
    _ arguments: Audit, of model: LoadedModel, _ interruption: Interruption, console: Console,
    in context: CommandContext
  ) throws {
    let place = URL(fileURLWithPath: arguments.images, relativeTo: context.workingFolder)
    let found = try PhotographFolder(at: place.absoluteURL, labels: model.labels)
    for name in found.unknownNames {
      let reason = Self.problem(with: name, model.labels)
      console.note("the photographs of '\(name)' are left out. \(reason)")
    }
    let wanted = try Self.wanted(arguments.classes, model)
    for label in wanted ?? [] {
      guard found.photographs.contains(where: { $0.classIndex == label.index }) else {
        throw CommandFailure(
          "'\(arguments.images)' has no photographs of '\(label.displayName)'. Add some, or leave "
            + "the class out.", .missingInput)
      }
    }
    let count = found.photographs.count
    let survey = PhotographSurvey(of: found) { done in
      console.progress("photographs", step: done + 1, of: count, detail: "reading")
      return !interruption.isPending
    }
    guard let survey else {
      throw CommandFailure("stopped while the photographs were read.", .interrupted)
    }
    entries = survey.entries
    leftOut = survey.leftOut
    Self.say(leftOut, of: count, console)
    let counts = Dictionary(grouping: entries, by: \.photograph.classIndex).mapValues(\.count)
    classes = try Self.auditable(counts, wanted, of: model, in: arguments.images, console)
    Self.sayEnlarged(entries, model.classifier, console)
  }

  /// The photographs of one class.
  func entries(of label: ClassLabel) -> [PhotographSurvey.Entry] {
    entries.filter { $0.photograph.classIndex == label.index }
  }

  /// The classes that `--class` names; `nil` for all.
  private static func wanted(_ text: String?, _ model: LoadedModel) throws -> [ClassLabel]? {
    guard let text, text.trimmingCharacters(in: .whitespaces).lowercased() != "all" else {
      return nil
    }
    return try ClassSelection(text, model).labels()
  }

  /// The classes with enough photographs.
  private static func auditable(
    _ counts: [Int: Int], _ wanted: [ClassLabel]?, of model: LoadedModel, in place: String,
    _ console: Console
  ) throws -> [ClassLabel] {
    let total = counts.values.reduce(0, +)
    guard total > 0 else {
      throw CommandFailure(
        "None of the photographs in '\(place)' can be read. Give PNG or JPEG files.", .data)
    }
    let candidates = wanted ?? counts.keys.sorted().map { model.labels[$0] }
    var classes: [ClassLabel] = []
    for label in candidates.sorted(by: { $0.index < $1.index }) {
      let own = counts[label.index] ?? 0
      let problem = Self.problem(own: own, others: total - own)
      guard let problem else {
        classes.append(label)
        continue
      }
      let message = "'\(label.displayName)' cannot be audited: '\(place)' has \(problem)"
      guard wanted == nil, candidates.count > 1 else { throw CommandFailure(message, .data) }
      console.warning(message)
    }
    guard !classes.isEmpty else {
      throw CommandFailure(
        "No class can be audited: '\(place)' has \(total) readable photograph"
          + "\(total == 1 ? "" : "s"), and a class needs \(minimumCount) of its own and as many of "
          + "others.", .data)
    }
    return classes
  }

  /// The fewest photographs of a class, and of all others, that can be compared.
  private static let minimumCount = 2

  /// What too few photographs there are, in words.
  private static func problem(own: Int, others: Int) -> String? {
    if own < minimumCount {
      return "\(own) readable photograph\(own == 1 ? "" : "s") of it, and \(minimumCount) are "
        + "needed to say how alike they are."
    }
    guard others < minimumCount else { return nil }
    return "\(others) readable photograph\(others == 1 ? "" : "s") of other classes, and "
      + "\(minimumCount) are needed to compare with."
  }
}

// MARK: Wording

extension AuditPhotographs {
  /// Why no class is meant by a name, in words.
  private static func problem(with name: String, _ labels: LabelList) -> String {
    do {
      _ = try labels.resolve(name)
    } catch {
      return error.description
    }
    return ""
  }

  private static func say(
    _ leftOut: [PhotographSurvey.LeftOut], of count: Int, _ console: Console
  ) {
    guard !leftOut.isEmpty else { return }
    for photograph in leftOut { console.warning(photograph.reason) }
    console.warning("\(leftOut.count) of \(count) photographs are left out.")
  }

  /// Photographs with less than half of the network's height or width lack its detail.
  private static func sayEnlarged(
    _ entries: [PhotographSurvey.Entry], _ classifier: Classifier, _ console: Console
  ) {
    let (_, height, width) = classifier.imageShape
    let tiny = entries.filter { 2 * $0.height < height || 2 * $0.width < width }
    guard let first = tiny.first else { return }
    console.warning(
      "'\(first.photograph.path)'\(tiny.count > 1 ? " and \(tiny.count - 1) more" : "") "
        + "\(tiny.count > 1 ? "have" : "has") less than half of the \(height)×\(width) pixels that "
        + "the network looks at, and is enlarged: its path may be unlike a sharp photograph's.")
  }
}
