internal import Foundation

/// What a model file says of itself: its labels and how it is fed.
///
/// It is kept in the file's metadata. `protogen.labels` is a label list's text, and
/// `protogen.preprocessing` a `Preprocessing` as JSON.
public struct ModelMetadata: Hashable, Sendable {
  private static let labelsKey = "protogen.labels"
  private static let preprocessingKey = "protogen.preprocessing"

  /// The classes, if the file names them.
  public let labels: LabelList?
  /// How a picture becomes the input, if the file says so.
  public let preprocessing: Preprocessing?

  /// Creates metadata to be written.
  public init(labels: LabelList?, preprocessing: Preprocessing?) {
    self.labels = labels
    self.preprocessing = preprocessing
  }

  /// Reads a model's metadata; entries of others are passed over.
  ///
  /// - Parameters:
  ///   - entries: The model's metadata by key.
  ///   - file: The model's file, for messages.
  /// - Throws: `LabelError` or `PresetError`, if an entry of protogen's cannot be used.
  public init(_ entries: [String: String], file: String) throws {
    labels = try entries[Self.labelsKey].map { text in
      try LabelList(name: "\(file): \(Self.labelsKey)", text: Data(text.utf8))
    }
    preprocessing = try entries[Self.preprocessingKey].map { text in
      try Self.preprocessing(text, file: "\(file): \(Self.preprocessingKey)")
    }
  }

  private static func preprocessing(
    _ json: String, file: String
  ) throws(PresetError) -> Preprocessing {
    do {
      return try JSONDecoder().decode(Preprocessing.self, from: Data(json.utf8))
    } catch PresetError.invalid(_, let violations) {
      throw .invalid(file: file, violations)
    } catch {
      throw .malformed(file: file, reason: "it is not the JSON of a preprocessing", line: nil)
    }
  }

  /// The metadata by key, as it is written.
  public var entries: [String: String] {
    var entries: [String: String] = [:]
    entries[Self.labelsKey] = labels?.text
    entries[Self.preprocessingKey] = preprocessing.map { preprocessing in
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      guard let data = try? encoder.encode(preprocessing) else {
        preconditionFailure("\(preprocessing) is not JSON")
      }
      return String(decoding: data, as: UTF8.self)
    }
    return entries
  }
}

extension LabelList {
  /// The list as text, as `init(name:text:)` reads it.
  var text: String {
    classes.map { label in
      (label.wordNetID.map { "\($0) " } ?? "") + label.names.joined(separator: ", ")
    }.joined(separator: "\n")
  }
}
