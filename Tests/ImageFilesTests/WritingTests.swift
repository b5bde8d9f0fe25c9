import Foundation
import ImageFiles
import Testing

struct WritingTests {
  @Test(arguments: 1...4, [(1, 1), (1, 7), (7, 1), (5, 3), (64, 65)])
  func `a written image is read back as it was`(channelCount: Int, size: (Int, Int)) throws {
    let bitmap = pattern(height: size.0, width: size.1, channelCount: channelCount)
    let file = try ImageFile(bytes: [UInt8](bitmap.pngData()), path: "a")
    #expect(file.bitmap == bitmap)
    #expect(file.text.isEmpty)
  }

  @Test func `texts are read back, in any script and of any length`() throws {
    let texts = [
      "protogen:seed": "7", "Title": "Rotkehlchen 🐦 コマドリ", "Comment": "",
      "protogen:recipe": String(repeating: "long: é\n", count: 20_000),
    ]
    let data = pattern(height: 3, width: 3, channelCount: 3)
      .pngData(text: texts.map { ($0.key, $0.value) })
    #expect(try ImageFile(bytes: [UInt8](data), path: "a").text == texts)
  }

  @Test func `a null character in a text does not cut it off`() throws {
    let data = pattern(height: 1, width: 1, channelCount: 1).pngData(text: [("Title", "a\0b")])
    #expect(try ImageFile(bytes: [UInt8](data), path: "a").text == ["Title": "a\u{FFFD}b"])
  }

  @Test func `the same image gives the same bytes`() {
    let bitmap = pattern(height: 50, width: 40, channelCount: 3)
    #expect(bitmap.pngData(text: [("Title", "x")]) == bitmap.pngData(text: [("Title", "x")]))
    #expect(bitmap.pngData(text: [("Title", "x")]) != bitmap.pngData(text: [("Title", "y")]))
  }

  @Test(arguments: ["", " x", "x ", "a  b", "é", String(repeating: "k", count: 80)])
  func `a keyword that the format forbids traps`(keyword: String) async {
    await #expect(processExitsWith: .failure) { [keyword] in
      _ = pattern(height: 1, width: 1, channelCount: 1).pngData(text: [(keyword, "x")])
    }
  }
}

struct AtomicFileTests {
  @Test func `a file is written, and then replaced`() throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(component: "a.png")
      for channelCount in 3...4 {
        let bitmap = pattern(height: 4, width: 4, channelCount: channelCount)
        try bitmap.writePNG(to: url)
        #expect(try Bitmap(contentsOf: url) == bitmap)
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.png"])
    }
  }

  @Test func `an empty file and a long name can be written`() throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(component: String(repeating: "n", count: 255))
      try AtomicFile.write(Data(), to: url)
      #expect(try Data(contentsOf: url).isEmpty)
    }
  }

  @Test func `a missing folder is named and not created`() {
    let url = URL(filePath: "/tmp/no-such-folder/a.png")
    let error = #expect(throws: FileWriteError.folderMissing(path: url.path)) {
      try AtomicFile.write(Data([1]), to: url)
    }
    #expect(
      error?.description
        == "'/tmp/no-such-folder/a.png' cannot be written: its folder does not exist. "
        + "Create the folder first.")
  }

  @Test func `a folder and a device are not replaced`() throws {
    try withTemporaryFolder { folder in
      #expect(throws: FileWriteError.notAFile(path: folder.path)) {
        try AtomicFile.write(Data([1]), to: folder)
      }
      #expect(throws: FileWriteError.notAFile(path: "/dev/null")) {
        try AtomicFile.write(Data([1]), to: URL(filePath: "/dev/null"))
      }
    }
  }

  @Test func `a file in the place of a folder is reported`() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(component: "file")
      try AtomicFile.write(Data([1]), to: file)
      let url = file.appending(component: "a.png")
      #expect(throws: FileWriteError.folderMissing(path: url.path)) {
        try AtomicFile.write(Data([1]), to: url)
      }
    }
  }

  /// `/proc` refuses new files, even those of the superuser.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self")))
  func `a folder that takes no files is reported`() {
    let url = URL(filePath: "/proc/self/a.png")
    #expect(throws: FileWriteError.self) { try AtomicFile.write(Data([1]), to: url) }
  }

  @Test func `a write that fails leaves the old file and nothing else`() async throws {
    await #expect(processExitsWith: .success) {
      try withTemporaryFolder { folder in
        let url = folder.appending(component: "a")
        try AtomicFile.write(Data([1, 2]), to: url)
        // The system refuses to let any file grow beyond 1,000 bytes, as a full disk would.
        signal(SIGXFSZ, SIG_IGN)
        var limit = rlimit(rlim_cur: 1000, rlim_max: 1000)
        guard setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0 else { exit(5) }
        do throws(FileWriteError) {
          try AtomicFile.write(Data(count: 5000), to: url)
          exit(1)
        } catch {
          guard case .refused(url.path, EFBIG) = error else { exit(2) }
        }
        guard try Data(contentsOf: url) == Data([1, 2]) else { exit(3) }
        guard try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a"] else {
          exit(4)
        }
      }
    }
  }

  @Test(arguments: [
    (ENOENT, FileWriteError.folderMissing(path: "a")), (ENOSPC, .diskFull(path: "a")),
    (EDQUOT, .diskFull(path: "a")), (EACCES, .notAllowed(path: "a")),
    (EROFS, .notAllowed(path: "a")), (EIO, .refused(path: "a", errorNumber: EIO)),
  ])
  func `the system's error numbers become reasons`(number: Int32, error: FileWriteError) {
    #expect(FileWriteError(path: "a", errorNumber: number) == error)
  }
}
