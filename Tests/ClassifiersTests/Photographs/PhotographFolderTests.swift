import Classifiers
import Foundation
import Testing

struct PhotographFolderTests {
  static let labels = LabelList(name: "three", names: ["robin", "blue jay", "wren"])

  private func photographs(_ paths: String...) throws -> PhotographFolder {
    let folder = try TemporaryFolder()
    for path in paths { try folder.write(path, "") }
    return try PhotographFolder(contentsOf: folder.url, labels: Self.labels)
  }

  @Test
  func `folders are classes by index, name, or either before an underscore`() throws {
    let found = try photographs("0/a.png", "blue jay/b.jpg", "2_mine/c.jpeg", "robin_old/d.JPG")
    let classes = Dictionary(
      uniqueKeysWithValues: found.photographs.map { ($0.file.lastPathComponent, $0.classIndex) })
    #expect(classes == ["a.png": 0, "b.jpg": 1, "c.jpeg": 2, "d.JPG": 0])
    #expect(found.unknownNames.isEmpty)
  }

  @Test
  func `photographs come in the order of their paths`() throws {
    let found = try photographs("wren/2.png", "wren/1.png", "robin/9.png")
    #expect(found.photographs.map(\.file.lastPathComponent) == ["9.png", "1.png", "2.png"])
  }

  @Test
  func `other files, hidden folders and files beside the folders are left out`() throws {
    let found = try photographs("wren/1.png", "wren/notes.txt", ".wren/2.png", "robin.png")
    #expect(found.photographs.map(\.file.lastPathComponent) == ["1.png"])
    #expect(found.unknownNames.isEmpty)
  }

  @Test
  func `folders that are no class are listed`() throws {
    let found = try photographs("wren/1.png", "tractor/2.png")
    #expect(found.unknownNames == ["tractor"])
  }

  @Test
  func `a folder without photographs of a class is refused, with a reason`() throws {
    let unknown = #expect(throws: PhotographError.self) { try photographs("tractor/2.png") }
    #expect(try #require(unknown).description.contains("'tractor'"))
    let empty = #expect(throws: PhotographError.self) { try photographs("wren/notes.txt") }
    #expect(try #require(empty).description.contains("no PNG or JPEG"))
  }

  @Test
  func `a folder that is not there is refused by name`() throws {
    let error = #expect(throws: PhotographError.self) {
      try PhotographFolder(contentsOf: URL(filePath: "/absent/photos"), labels: Self.labels)
    }
    #expect(try #require(error).description.contains("'/absent/photos'"))
  }
}
