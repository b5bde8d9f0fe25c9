internal import Classifiers
internal import FeatureVisualization
internal import Foundation

/// What `--class` says: classes, ranges of them, and several that share an image.
struct ClassSelection {
  private let text: String
  private let model: LoadedModel

  init(_ text: String, _ model: LoadedModel) {
    self.text = text
    self.model = model
  }

  /// What is to be drawn, in order and each once.
  ///
  /// - Throws: `LabelError`, or `CommandFailure` for a `+` that joins nothing.
  func subjects(recipe: Recipe, count: Int, isAntitype: Bool) throws -> [RenderSubject] {
    var seen: Set<String> = []
    var subjects: [RenderSubject] = []
    for part in parts() {
      for subject in try self.subjects(part, recipe, count, isAntitype)
      where seen.insert(subject.folderName).inserted { subjects.append(subject) }
    }
    return subjects
  }

  private func subjects(
    _ part: String, _ recipe: Recipe, _ count: Int, _ isAntitype: Bool
  ) throws -> [RenderSubject] {
    let names = part.split(separator: "+", omittingEmptySubsequences: false).map(String.init)
    guard names.count > 1 else {
      return try labels(part).map {
        RenderSubject($0, of: model, recipe: recipe, count: count, isAntitype: isAntitype)
      }
    }
    return [
      RenderSubject(
        hybrid: try joined(names, of: part), of: model, count: count, isAntitype: isAntitype)
    ]
  }

  /// The parts between commas; a text without hybrids is one part.
  private func parts() -> [String] {
    guard text.contains("+") else { return [text] }
    return text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty }
  }

  /// The different classes that a hybrid is made of.
  private func joined(_ names: [String], of part: String) throws -> [ClassLabel] {
    let labels = try names.flatMap { name -> [ClassLabel] in
      guard name.contains(where: { !$0.isWhitespace }) else {
        throw CommandFailure("'\(part)' has a + with no class beside it.", .usage)
      }
      return try self.labels(name)
    }
    guard Set(labels.map(\.index)).count == labels.count else {
      throw CommandFailure("'\(part)' names a class twice; a + joins different ones.", .usage)
    }
    return labels
  }

  /// The classes, none of them sharing an image with others.
  ///
  /// - Throws: `LabelError`, or `CommandFailure` if nothing names the classes.
  func labels() throws -> [ClassLabel] { try labels(text) }

  private func labels(_ text: String) throws -> [ClassLabel] {
    do {
      return try model.labels.resolveAll(text)
    } catch {
      throw failure(error)
    }
  }

  private func failure(_ error: LabelError) -> any Error {
    guard case .unknownClass(let name, _, _) = error, model.hasNumbersForLabels else {
      return error
    }
    return CommandFailure(
      "No label list says which class '\(name)' is. Give one with --labels, or the class's "
        + "number: 0 to \(model.labels.count - 1).", .usage)
  }
}
