import Foundation
import ImageFiles
import Testing

/// Breaks good files at random, and reads them: anything may come out but a crash.
///
/// `PROTOGEN_FUZZ_SECONDS` says how long, for each format. The seed is printed, so that a crash
/// can be repeated with `PROTOGEN_FUZZ_SEED`; a test run uses the same seed each time.
struct HostileFileTests {
  static let environment = ProcessInfo.processInfo.environment
  static let duration = environment["PROTOGEN_FUZZ_SECONDS"].flatMap(Double.init) ?? 1
  static let seed = environment["PROTOGEN_FUZZ_SEED"].flatMap(UInt64.init) ?? 1

  @Test(arguments: ["png", "jpg"])
  func `a file broken at random is read or refused, never fatal`(pathExtension: String) throws {
    let files = try Fixtures.names(pathExtension).map { try Fixtures.bytes($0) }
    var mutator = FileMutator(files: files, seed: Self.seed)
    var readCount = 0
    var refusedCount = 0
    let end = Date(timeIntervalSinceNow: Self.duration)
    while Date() < end {
      for _ in 0..<20 {
        let bytes = mutator.brokenFile()
        if let file = try? ImageFile(bytes: bytes, path: "x") {
          // A bitmap is checked when it is made; the sum reads every byte.
          #expect(file.bitmap.bytes.reduce(0) { $0 + Int($1) } >= 0)
          readCount += 1
        } else {
          refusedCount += 1
        }
      }
    }
    print("\(pathExtension), seed \(Self.seed): \(readCount) read, \(refusedCount) refused")
    #expect(refusedCount > 0)
  }
}
