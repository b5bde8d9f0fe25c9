internal import Classifiers
internal import Foundation
internal import ImageFiles
internal import RegressionChecks
internal import Tensors

/// Shows small pictures of prototypes to a model.
struct ThumbnailReader {
  private let model: LoadedModel
  private let names: [String]

  /// - Parameters:
  ///   - model: Who looks.
  ///   - names: The names of its classes, by index.
  init(_ model: LoadedModel, _ names: [String]) {
    self.model = model
    self.names = names
  }

  /// What the model takes a picture for, by name.
  ///
  /// - Throws: What running the model throws.
  func label(of thumbnail: Bitmap) throws -> String {
    let classifier = model.classifier
    let scores = try classifier.logits(of: classifier.wholeImage(of: thumbnail)).floats().dropFirst(
      model.labelOffset)
    let top = scores.indices.max { scores[$0] < scores[$1] } ?? model.labelOffset
    return names[top - model.labelOffset]
  }

  /// What the model takes a baseline's pictures for, by the name of their class; without those that
  /// are not kept.
  ///
  /// - Throws: What running the model throws.
  func labels(of baseline: Baseline) throws -> [String: String] {
    var result: [String: String] = [:]
    for profile in baseline.classes where profile.thumbnailLabel == profile.label {
      guard let thumbnail = profile.picture else { continue }
      result[profile.label] = try label(of: thumbnail)
    }
    return result
  }
}

extension ClassProfile {
  /// The thumbnail, if there is one that can be read.
  var picture: Bitmap? {
    guard let thumbnail, let data = Data(base64Encoded: thumbnail) else { return nil }
    return try? ImageFile(bytes: Array(data), path: label).bitmap
  }
}
