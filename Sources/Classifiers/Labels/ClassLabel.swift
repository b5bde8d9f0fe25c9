import Foundation

/// One class of a classifier: where it stands in the output, and what people call it.
public struct ClassLabel: Hashable, Codable, Sendable {
  /// The position in the label list, from 0.
  public let index: Int
  /// The name and its synonyms, at least one, in the order of the list.
  public let names: [String]
  /// The WordNet identifier, such as `n01558993`, where the list has one.
  public let wordNetID: String?

  /// Creates a label.
  ///
  /// - Precondition: `names` is not empty.
  public init(index: Int, names: [String], wordNetID: String? = nil) {
    precondition(!names.isEmpty, "Class \(index) has no name")
    self.index = index
    self.names = names
    self.wordNetID = wordNetID
  }

  /// The first name.
  public var displayName: String { names[0] }

  /// The start of a file name for this class, such as `15-robin`.
  ///
  /// Holds only lowercase ASCII letters, digits and hyphens, whatever the label holds: accents
  /// are dropped, everything else becomes a hyphen. A name with nothing left gives the index
  /// alone, so two classes never share a slug.
  public var slug: String {
    let folded = displayName.folding(
      options: [.diacriticInsensitive, .widthInsensitive], locale: Locale(identifier: "en_US"))
    let words = folded.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let name = words.joined(separator: "-").prefix(Self.longestSlugName)
    let trimmed = name.hasSuffix("-") ? name.dropLast() : name
    return trimmed.isEmpty ? "\(index)" : "\(index)-\(trimmed)"
  }

  /// Keeps file names well under the 255 bytes that file systems allow.
  private static let longestSlugName = 48
}

extension ClassLabel: CustomStringConvertible {
  /// The index, the first name and the WordNet identifier: `15 robin (n01558993)`.
  public var description: String {
    "\(index) \(displayName)" + (wordNetID.map { " (\($0))" } ?? "")
  }
}
