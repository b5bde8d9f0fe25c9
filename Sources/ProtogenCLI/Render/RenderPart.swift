/// Which batches of a run are rendered.
///
/// A part's batches are whole ones of the whole run, since results can differ in the last bits with
/// what else is in a batch.
enum RenderPart {
  /// All.
  case all
  /// A shard's part of them.
  case shard(Shard)
  /// Those with certain subjects, by the names of their folders.
  case containing(Set<String>)

  func batches(of all: [[RenderSubject]]) -> [[RenderSubject]] {
    switch self {
    case .all: all
    case .shard(let shard): shard.part(of: all)
    case .containing(let names): all.filter { $0.contains { names.contains($0.folderName) } }
    }
  }
}
