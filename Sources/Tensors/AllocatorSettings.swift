internal import CTorch
internal import Foundation

/// How the C library keeps memory that is freed.
///
/// By default glibc maps each large block anew and gives it back when it is freed, so that at every
/// step of an ascent the kernel clears all activations again: about a tenth of the time of a batch.
/// So blocks are kept for the next step. A user's own `MALLOC_` settings win.
enum AllocatorSettings {
  /// Blocks up to this size are kept, in bytes.
  private static let keptSize: Int32 = 1 << 30

  static func apply() {
    let names = ProcessInfo.processInfo.environment.keys
    guard !names.contains(where: { $0.hasPrefix("MALLOC_") }) else { return }
    ptg_keep_freed_memory(keptSize)
  }
}
