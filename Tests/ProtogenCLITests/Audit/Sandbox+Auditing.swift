import Foundation
import ImageFiles
import TestSupport

/// Photographs and recipes for audits of a committed model of ten classes.
extension Sandbox {
  static let auditedModel = fixture("tiny-residual")

  /// A sandbox with photographs of classes 3, 5 and 7, in `photos`, and a quick recipe.
  static func forAudits() throws -> Sandbox {
    let sandbox = try withPresets()
    for index in [3, 5, 7] { try sandbox.writePhotographs(of: index, in: "photos/\(index)") }
    try sandbox.writeRecipe("quick", steps: 3)
    return sandbox
  }

  /// Writes photographs that differ, with colors of their class.
  func writePhotographs(of index: Int, count: Int = 4, in folder: String) throws {
    var random = SeededGenerator(seed: UInt64(index))
    for number in 0..<count {
      let bytes = (0..<40 * 44).flatMap { pixel -> [UInt8] in
        let noise = Int.random(in: 0..<90, using: &random)
        return (0..<3).map { channel in
          UInt8((index * (37 + 21 * channel) + pixel / 44 * (channel + 1)) % 160 + noise)
        }
      }
      let bitmap = Bitmap(height: 40, width: 44, channelCount: 3, bytes: bytes)
      try write("work/\(folder)/\(number).png", bitmap.pngData())
    }
  }

  func writeRecipe(_ name: String, steps: Int) throws {
    try write("work/\(name).yaml", Data("name: \(name)\nsteps: \(steps)\n".utf8))
  }

  /// The command line of an audit of `photos` with the quick recipe; what `words` say replaces that.
  static func audit(_ words: [String]) -> [String] {
    var arguments = ["audit"]
    if !words.contains("--model") { arguments += ["--model", auditedModel] }
    if !words.contains("--images") { arguments += ["--images", "photos"] }
    if !words.contains("--recipe"), !words.contains("--prototypes") {
      arguments += ["--recipe", "quick.yaml"]
    }
    return arguments + words
  }

  func audit(_ words: String...) -> Result { run(Self.audit(words)) }

  /// The content of `audit.json`.
  func auditJSON() throws -> [String: Any] {
    let data = read("work/Outputs/audit/audit.json") ?? Data()
    return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }

  /// An image that `Tests/References/images/make_fixtures.py` made.
  static func image(_ name: String) throws -> Data {
    try Data(contentsOf: project.appending(path: "Tests/Fixtures/images/\(name)"))
  }

  /// Writes a mask with a white middle.
  func writeMask(_ path: String, height: Int = 40, width: Int = 44) throws {
    let bytes = (0..<height * width).map { pixel -> UInt8 in
      let (row, column) = (pixel / width, pixel % width)
      return 10..<30 ~= row && 12..<32 ~= column ? 255 : 0
    }
    let mask = Bitmap(height: height, width: width, channelCount: 1, bytes: bytes)
    try write("work/\(path)", mask.pngData())
  }

  func writeMasks(of classes: [Int] = [3, 5, 7]) throws {
    for index in classes {
      for number in 0..<4 { try writeMask("masks/\(index)/\(number).png") }
    }
  }
}
