import Classifiers
import Foundation
import ImageFiles
import Testing

struct CoreMasksTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func photograph(_ path: String) -> PhotographFolder.Photograph {
    .init(file: folder.url.appending(path: "photos/\(path)"), path: path, classIndex: 0)
  }

  private func write(_ path: String, height: Int, width: Int, _ value: (Int) -> UInt8) throws {
    let bytes = (0..<height * width).map(value)
    let bitmap = Bitmap(height: height, width: width, channelCount: 1, bytes: bytes)
    let file = try folder.write(path, "")
    try bitmap.pngData().write(to: file)
  }

  private func masks(_ path: String) throws -> CoreMasks {
    try CoreMasks(at: folder.url.appending(path: path))
  }

  @Test func `a mask has its photograph's name, in a folder alike or in one for all`() throws {
    try write("masks/robin/a.png", height: 2, width: 3) { $0 == 4 ? 255 : 0 }
    try write("masks/b.png", height: 2, width: 3) { $0 == 0 ? 200 : 0 }
    let masks = try masks("masks")
    #expect(masks.kind == .masks)
    let first = try #require(try masks.mask(of: photograph("robin/a.jpg"), height: 2, width: 3))
    #expect(first.bytes == [0, 0, 0, 0, 255, 0])
    let second = try #require(try masks.mask(of: photograph("jay/b.jpeg"), height: 2, width: 3))
    #expect(second.bytes[0] == 200)
    #expect(try masks.mask(of: photograph("jay/c.jpg"), height: 2, width: 3) == nil)
  }

  @Test func `boxes are drawn, several of one photograph together`() throws {
    let lines = [
      "class,file,left,top,width,height", "robin,robin/a.jpg,1,0,2,1", "robin,robin/a.jpg,0,1,1,1",
      "jay,jay/b.jpg,0,0,1,1",
    ]
    try folder.write("boxes.csv", lines.joined(separator: "\n"))
    let boxes = try masks("boxes.csv")
    #expect(boxes.kind == .boxes)
    let mask = try #require(try boxes.mask(of: photograph("robin/a.jpg"), height: 2, width: 3))
    #expect(mask.bytes == [0, 255, 255, 255, 0, 0])
    #expect(try boxes.mask(of: photograph("jay/b.jpg"), height: 1, width: 2)?.bytes == [255, 0])
    #expect(try boxes.mask(of: photograph("jay/c.jpg"), height: 1, width: 2) == nil)
  }

  @Test func `a mask that cannot be used says why`() throws {
    try write("masks/size.png", height: 2, width: 2) { _ in 255 }
    try write("masks/black.png", height: 2, width: 3) { _ in 1 }
    try write("masks/white.png", height: 2, width: 3) { _ in 255 }
    try folder.write("masks/broken.png", "no picture")
    try folder.write("boxes.csv", "file,left,top,width,height\nfar.jpg,2,0,2,1\n")
    for (place, name, words) in [
      ("masks", "size", "has 2×2 pixels, and its photograph 3×2"),
      ("masks", "black", "marks nothing: its largest value is 1 of 255"),
      ("masks", "white", "marks the whole photograph"),
      ("masks", "broken", "broken.png"),
      ("boxes.csv", "far", "line 2 of"),
    ] {
      let masks = try masks(place)
      let error = #expect(throws: CoreMasks.Unusable.self) {
        try masks.mask(of: photograph("\(name).jpg"), height: 2, width: 3)
      }
      #expect(error?.reason.contains(words) == true, "\(error?.reason ?? "nothing")")
    }
  }

  @Test(arguments: [
    ("", "is empty. Give it a line with file, left, top, width and height"),
    ("file,left,top,width\na,1,1,1", "has no column 'height'"),
    ("file,left,top,width,height\na,1,x,1,1", "Line 2 of"),
    ("file,left,top,width,height\na,1,-1,1,1", "Give whole pixels"),
    ("file,left,top,width,height\n,1,1,1,1", "says no file"),
  ])
  func `a list of boxes that is wrong says where`(text: String, words: String) throws {
    try folder.write("boxes.csv", text)
    let error = #expect(throws: PhotographError.self) { _ = try masks("boxes.csv") }
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "nothing")")
  }

  @Test func `masks that are not there are asked for`() throws {
    let error = #expect(throws: PhotographError.self) { _ = try masks("absent") }
    #expect(error?.description.contains("Give a folder of PNG files, or a CSV file") == true)
  }
}
