internal import Foundation
internal import ImageFiles
internal import RegressionChecks
internal import Reports

/// The prototypes of two baselines, side by side.
struct CheckThumbnails {
  private let before: Baseline
  private let after: Baseline

  init(_ before: Baseline, _ after: Baseline) {
    (self.before, self.after) = (before, after)
  }

  /// The pictures of classes, by name; a class whose picture is not kept has none.
  func pictures(of labels: [String]) -> [String: CheckPictures] {
    let pairs = Set(labels).sorted().compactMap { label -> (String, CheckPictures)? in
      guard let new = after.profile(named: label)?.picture else { return nil }
      let old = before.profile(named: label)?.picture
      let pictures = CheckPictures(
        before: old.map(Self.picture), after: Self.picture(new),
        difference: old.flatMap { Self.difference($0, new) }.map(Self.picture))
      return (label, pictures)
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  private static func picture(_ bitmap: Bitmap) -> AuditPicture {
    AuditPicture(bytes: bitmap.pngData(), format: .png)
  }

  /// How far two pictures of one size are apart, byte by byte; black is no difference.
  private static func difference(_ old: Bitmap, _ new: Bitmap) -> Bitmap? {
    guard old.height == new.height, old.width == new.width,
      old.channelCount == new.channelCount
    else { return nil }
    return Bitmap(
      height: old.height, width: old.width, channelCount: old.channelCount,
      bytes: zip(old.bytes, new.bytes).map { UInt8(abs(Int($0) - Int($1))) })
  }
}
