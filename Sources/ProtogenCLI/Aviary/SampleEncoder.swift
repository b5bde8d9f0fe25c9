internal import Aviary
internal import Foundation
internal import ImageFiles

/// Turns scenes into the content of files.
struct SampleEncoder: Sendable {
  let size: Int
  let masks: Bool
  let seed: UInt64
  let swapProbability: Double

  /// A file that is ready to be written, with its path in the output folder.
  struct File: Sendable {
    let path: String
    let data: Data
  }

  /// Draws a scene and encodes its pictures.
  func files(of sample: SampledScene) -> [File] {
    let scene = sample.scene
    let rendered = scene.rendered(size: size, masks: masks)
    let text = provenance(of: sample)
    let image = File(path: sample.imagePath, data: rendered.bitmap.pngData(text: text))
    guard masks else { return [image] }
    let parts = Part.allCases.map { (Optional($0), rendered.mask(of: $0)) }
    return [image]
      + ([(nil, rendered.birdMask)] + parts).map { part, mask in
        File(
          path: sample.maskPath(of: part),
          data: bitmap(of: mask).pngData(text: text))
      }
  }

  /// A mask as a gray image; the least share is still seen, so that 0 means untouched.
  private func bitmap(of mask: [Float]) -> Bitmap {
    Bitmap(
      height: size, width: size, channelCount: 1,
      bytes: mask.map { UInt8(min(max($0, 0) * 255, 255).rounded(.up)) })
  }

  private func provenance(of sample: SampledScene) -> [(keyword: String, value: String)] {
    let scene = sample.scene
    return [
      ("Software", "protogen \(Version.current)"),
      ("Title", "\(scene.species.label), scene \(sample.index) of seed \(seed)"),
      ("Source", "Drawn by protogen aviary sample; rho \(swapProbability)"),
      (
        "Comment", "Cues: \(scene.cues.isEmpty ? "none" : scene.cues.names.joined(separator: ", "))"
      ),
    ]
  }
}
