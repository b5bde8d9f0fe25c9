internal import Classifiers
internal import FeatureVisualization
internal import Foundation

/// A recipe or folder, and its prototypes.
struct AuditedRecipe {
  let name: String
  let prototypes: [AuditedPrototype]
  /// The folders of what was rendered, whole batches, in the recipe's folder; none for a folder.
  var folders: [String] = []
  /// A SHA-256 of all its settings, in hexadecimal; `nil` for a folder.
  var digest: String?
  /// The mean over the prototypes that were rendered now, without a break; `nil` if none were.
  var secondsPerPrototype: Double?

  /// The prototypes of one class.
  func prototypes(of label: ClassLabel) -> [AuditedPrototype] {
    prototypes.filter { $0.classIndex == label.index }
  }
}

extension RenderSettings {
  /// All that makes a recipe's prototypes what they are, beside the model.
  private struct Making: Encodable {
    let configuration: RenderConfiguration
    let statistics: StatisticsOrigin?
  }

  /// A SHA-256 of all settings, in hexadecimal.
  func digest() throws -> String {
    try Making(configuration: configuration(nil), statistics: statistics?.origin).fingerprint()
  }
}
