internal import ArgumentParser
internal import Classifiers
internal import Foundation

extension Models {
  /// `protogen models show`: the arguments, and nothing else.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Shows how a model is fed, and where its file is.")

    @Argument(
      help: "A model's name.",
      completion: .custom { _, _, _ in CommandContext.current.catalog.names })
    var name: String

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
      let context = CommandContext.current
      let entry = try context.catalog.entry(named: name)
      context.print(
        json ? try Self.json(entry.preset) : Self.text(entry, file: context.catalog.file(of: entry))
      )
    }

    private static func json(_ preset: ModelPreset) throws -> String {
      String(decoding: try JSONEncoder.forReaders().encode(preset), as: UTF8.self)
    }

    private static func text(_ entry: ModelCatalog.Entry, file: URL?) -> String {
      let preset = entry.preset
      let input = preset.preprocessing
      let side = { (size: Int?) in size.map(String.init) ?? "any" }
      let rows: [(String, String?)] = [
        ("name", preset.name), ("", preset.description),
        ("file", file?.path ?? "not on this machine"),
        ("address", preset.address?.absoluteString), ("SHA-256", preset.sha256),
        ("size", preset.byteCount.map { "\(ModelRow.size($0)) (\($0) bytes)" }),
        ("input", "\(side(input.height)) × \(side(input.width)), \(input.channelOrder.rawValue)"),
        ("range", "\(input.range.lowerBound) to \(input.range.upperBound)"),
        ("mean", "\(input.mean)"), ("std", "\(input.standardDeviation)"),
        (
          "photos",
          input.resizeShortSide.map { "short side to \($0), then the center" }
            ?? "whole, scaled"
        ),
        (
          "labels",
          preset.labels.map {
            $0 + (preset.labelOffset == 0 ? "" : ", from output \(preset.labelOffset)")
          }
        ),
        ("output", preset.output.rawValue), ("license", preset.license),
        ("source", preset.source), ("described", entry.origin.path), ("obtain", preset.obtain),
      ]
      return rows.compactMap { key, value in
        value.map { key.padding(toLength: 11, withPad: " ", startingAt: 0) + $0 }
      }.joined(separator: "\n")
    }
  }
}
