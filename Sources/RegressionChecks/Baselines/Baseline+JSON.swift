public import Foundation

extension Baseline {
  /// Reads a baseline.
  ///
  /// - Parameters:
  ///   - data: What the file holds.
  ///   - file: What to call it in errors.
  /// - Throws: `BaselineError`, with what is wrong and where.
  public init(json data: Data, file: String) throws(BaselineError) {
    let decoder = JSONDecoder()
    let form: Form
    do {
      form = try decoder.decode(Form.self, from: data)
    } catch {
      let reason = data.isEmpty ? "it is empty" : Self.reason(error)
      throw .malformed(file: file, reason: reason)
    }
    guard form.format == Self.currentFormat else {
      guard form.format.hasPrefix(Self.formatName) else {
        throw .malformed(file: file, reason: "its format is '\(form.format)'")
      }
      throw .newer(file: file, format: form.format)
    }
    do {
      self = try decoder.decode(Baseline.self, from: data)
    } catch {
      throw .malformed(file: file, reason: Self.reason(error))
    }
    if let problem = inconsistency { throw .malformed(file: file, reason: problem) }
  }

  /// The baseline as text that can be read and compared: sorted keys, two spaces a level.
  public func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }

  /// What every form of the file has.
  private struct Form: Decodable {
    let format: String
  }

  /// What does not go together, in words; `nil` if all does.
  private var inconsistency: String? {
    let indices = classes.map(\.index)
    if indices != indices.sorted() || Set(indices).count != indices.count {
      return "its classes are not in the order of their indices"
    }
    if Set(classes.map(\.label)).count != classes.count { return "two classes share a name" }
    for profile in classes {
      if !network.labels.indices.contains(profile.index)
        || network.labels[profile.index] != profile.label
      {
        return "'\(profile.label)' is not class \(profile.index) of its own list of labels"
      }
      if profile.prototypes.count != recipe.count {
        return "'\(profile.label)' has \(profile.prototypes.count) prototypes instead of "
          + "\(recipe.count)"
      }
      if profile.prototypes.contains(where: { $0.picture.values.count != PictureDescriptor.count })
        || profile.signature.count != layers.count
        || profile.responses.values.count != ReferenceStimuli.count
        || profile.signature.contains(where: {
          $0.similarities.values.count != ReferenceStimuli.count
        })
      {
        return "'\(profile.label)' has a row with too many or too few numbers"
      }
      if ![0, 3].contains(profile.paths.count) {
        return "'\(profile.label)' has paths for \(profile.paths.count) thirds"
      }
    }
    return nil
  }

  /// What is wrong with JSON, and where.
  private static func reason(_ error: any Error) -> String {
    switch error as? DecodingError {
    case .keyNotFound(let key, let context):
      return "'\(path(context.codingPath + [key]))' is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return context.codingPath.isEmpty
        ? "it holds no JSON object"
        : "'\(path(context.codingPath))' is of another kind than it must be"
    case .dataCorrupted(let context) where !context.codingPath.isEmpty:
      return "'\(path(context.codingPath))' holds what it cannot hold"
    default: return "it is cut short, or no JSON"
    }
  }

  private static func path(_ keys: [any CodingKey]) -> String {
    keys.reduce("") { path, key in
      if let index = key.intValue { return "\(path)[\(index)]" }
      return path.isEmpty ? key.stringValue : "\(path).\(key.stringValue)"
    }
  }
}
