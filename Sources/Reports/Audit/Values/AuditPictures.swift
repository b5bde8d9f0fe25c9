public import Foundation

/// A small picture for the page.
public struct AuditPicture: Hashable, Sendable {
  /// How a picture's bytes are to be read.
  public enum Format: String, Hashable, Sendable {
    case png = "image/png"
    case jpeg = "image/jpeg"
  }

  public let bytes: Data
  public let format: Format

  public init(bytes: Data, format: Format) {
    self.bytes = bytes
    self.format = format
  }

  /// The picture as an address that needs no file.
  var address: String { "data:\(format.rawValue);base64,\(bytes.base64EncodedString())" }
}

/// The pictures that the page shows: all, some or none of those that the report speaks of.
///
/// Thumbnails of about 128 pixels do: 32 classes with six recipes then come to a few megabytes.
public struct AuditPictures: Hashable, Sendable {
  /// Which prototype a picture shows.
  public struct PrototypeKey: Hashable, Sendable {
    public let recipe: String
    public let classIndex: Int
    /// Which of the class's prototypes, from 0.
    public let number: Int

    public init(recipe: String, classIndex: Int, number: Int) {
      self.recipe = recipe
      self.classIndex = classIndex
      self.number = number
    }
  }

  public let prototypes: [PrototypeKey: AuditPicture]
  /// By file, from the folder of photographs.
  public let photographs: [String: AuditPicture]

  public init(
    prototypes: [PrototypeKey: AuditPicture] = [:], photographs: [String: AuditPicture] = [:]
  ) {
    self.prototypes = prototypes
    self.photographs = photographs
  }
}
