internal import ArgumentParser
internal import Classifiers
internal import Foundation

extension Models {
  /// `protogen models pull`: the arguments, and nothing else.
  struct Pull: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Downloads a model's file and checks its digest.",
      discussion: "An interrupted download continues where it stopped.")

    @Argument(
      help: "Names of models.",
      completion: .custom { _, _, _ in CommandContext.current.catalog.names })
    var names: [String]

    @Flag(help: "Print nothing but errors.")
    var quiet = false

    func run() throws {
      // Every name is checked before the first byte is fetched.
      let catalog = CommandContext.current.catalog
      let entries = try names.map { try catalog.entry(named: $0) }
      let downloads = try entries.map { try Self.download($0, in: catalog) }
      for (entry, download) in zip(entries, downloads) {
        try pull(entry, download, in: catalog)
      }
    }

    /// The download of a model; `nil` if it has no address, but is here.
    private static func download(
      _ entry: ModelCatalog.Entry, in catalog: ModelCatalog
    ) throws -> Download? {
      let preset = entry.preset
      guard let address = preset.address, let sha256 = preset.sha256 else {
        if catalog.file(of: entry) != nil { return nil }
        throw PresetError.modelAbsent(
          name: preset.name, fileName: preset.fileName, canPull: false, obtain: preset.obtain)
      }
      return Download(
        address: address, sha256: sha256, byteCount: preset.byteCount,
        destination: catalog.cachedFile(of: preset))
    }

    private func pull(
      _ entry: ModelCatalog.Entry, _ download: Download?, in catalog: ModelCatalog
    ) throws {
      let context = CommandContext.current
      if let file = catalog.file(of: entry),
        try download.map({ try FileDigest.sha256(of: file) == $0.sha256 }) ?? true
      {
        if !quiet { context.print("\(entry.preset.name) is already here: \(file.path)") }
        return
      }
      guard let download else { return }
      let isQuiet = quiet
      let progress = DownloadProgress(
        name: entry.preset.fileName, isTerminal: context.isTerminal,
        write: { if !isQuiet { context.errors($0) } })
      try download.run(progress: progress)
      if !quiet { context.print("\(entry.preset.name): \(download.destination.path)") }
    }
  }
}
