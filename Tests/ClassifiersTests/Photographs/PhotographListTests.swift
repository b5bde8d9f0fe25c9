import Classifiers
import Foundation
import Testing

struct PhotographListTests {
  private static let labels = PhotographFolderTests.labels
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func photographs(_ list: String) throws -> PhotographFolder {
    try folder.write("list/photos.csv", list)
    return try PhotographFolder(
      at: folder.url.appending(path: "list/photos.csv"), labels: Self.labels)
  }

  private func message(_ list: String) throws -> String {
    try #require(#expect(throws: PhotographError.self) { try photographs(list) }).description
  }

  @Test func `files are found from the list's folder, and classes by index or name`() throws {
    let found = try photographs(
      "file,class\r\na.png,0\r\n\"b, second.jpg\",blue jay\r\n../c.png,WREN\r\n/d.png,2\r\n")
    #expect(found.photographs.map(\.classIndex) == [0, 1, 2, 2])
    #expect(found.photographs.map(\.path) == ["a.png", "b, second.jpg", "../c.png", "/d.png"])
    let root = folder.url.standardizedFileURL.path
    #expect(
      found.photographs.map(\.file.path)
        == ["\(root)/list/a.png", "\(root)/list/b, second.jpg", "\(root)/c.png", "/d.png"])
    #expect(found.unknownNames.isEmpty)
  }

  @Test func `columns come in any order, and others are passed over`() throws {
    let found = try photographs("\u{FEFF}id, Class ,FILE\n7,robin,a.png\n")
    #expect(found.photographs.map(\.path) == ["a.png"])
    #expect(found.photographs.map(\.classIndex) == [0])
  }

  @Test func `names that are no class are listed once each`() throws {
    let found = try photographs("file,class\na.png,tractor\nb.png,robin\nc.png,tractor\n")
    #expect(found.photographs.map(\.path) == ["b.png"])
    #expect(found.unknownNames == ["tractor"])
  }

  @Test func `a broken list is refused with what is wrong, and where`() throws {
    #expect(try message("name,class\na.png,0\n").contains("no column 'file', but 'name', 'class'"))
    #expect(try message("file,class\na.png\n").contains("Line 2"))
    #expect(try message("file,class\na.png,0\n,1\n").contains("Line 3 of"))
    #expect(try message("file,class\na.png, \n").contains("says no class"))
    #expect(try message("file,class\na.png,0\n./a.png,1\n").contains("again, after line 2"))
    #expect(try message("file,class\n\"a.png,0\n").contains("line 2 is never closed"))
    #expect(try message("").contains("is empty"))
    #expect(try message("file,class\n").contains("is empty"))
    #expect(try message("file,class\na.png,tractor\n").contains("'tractor'"))
  }

  @Test func `a file that is no text is refused`() throws {
    let file = folder.url.appending(path: "photo.jpg")
    try Data([0xFF, 0xD8, 0xFF, 0xE0]).write(to: file)
    let error = #expect(throws: PhotographError.self) {
      try PhotographFolder(at: file, labels: Self.labels)
    }
    #expect(try #require(error).description.contains("not UTF-8 text"))
  }
}
