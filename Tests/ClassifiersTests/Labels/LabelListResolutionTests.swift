import Classifiers
import Testing

struct LabelListResolutionTests {
  let imageNet: LabelList

  init() throws {
    let library = try PresetLibrary.locate()
    imageNet = try LabelList(
      contentsOf: library.file(.labels, named: "imagenet-1k"), name: "imagenet-1k")
  }

  @Test(arguments: [
    ("15", 15), ("#15", 15), ("n01558993", 15), ("N01558993", 15), ("robin", 15), ("ROBIN", 15),
    ("American robin", 15), ("american_robin", 15), ("american-robin", 15),
    ("Turdusmigratorius", 15),
    ("tree frog", 31), ("treefrog", 31), ("indigo bunting", 14), ("999", 999), ("0", 0),
    ("egret", 132), ("bittern", 133), ("hen of the woods", 996), ("blue heron", 131),
  ])
  func `a class is found by index, identifier, name or words`(text: String, index: Int) throws {
    #expect(try imageNet.resolve(text).index == index)
  }

  @Test func `crane is two classes, listed with index and identifier`() {
    let error = #expect(throws: LabelError.self) { try imageNet.resolve("crane") }
    #expect(
      error?.description
        == "'crane' could be any of 2 classes: 134 crane (n02012849), 517 crane (n03126707)."
        + " Give the index or the id.")
  }

  @Test func `words that end several names are ambiguous`() throws {
    let error = #expect(throws: LabelError.self) { try imageNet.resolve("shark") }
    guard case .ambiguousClass("shark", let candidates) = try #require(error) else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
    #expect(candidates.map(\.index) == [2, 3, 4])
  }

  @Test(arguments: [("robbin", 15), ("rboin", 15), ("jya", 17), ("goldfihs", 1), ("chikadee", 19)])
  func `a typing error gets the class as first suggestion`(typo: String, index: Int) throws {
    let error = #expect(throws: LabelError.self) { try imageNet.resolve(typo) }
    guard case .unknownClass(typo, _, let suggestions) = try #require(error) else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
    #expect(suggestions.map(\.index).contains(index))
    #expect(suggestions.count <= 5)
  }

  @Test func `an unknown class says what was meant, or how to ask`() {
    let near = #expect(throws: LabelError.self) { try imageNet.resolve("robbin") }
    #expect(
      near?.description.hasPrefix(
        "No class of 'imagenet-1k' is called 'robbin'. Did you mean 15 robin (n01558993)") == true)
    let far = #expect(throws: LabelError.self) { try imageNet.resolve("xyzzyplugh") }
    #expect(
      far?.description
        == "No class of 'imagenet-1k' is called 'xyzzyplugh'. Give a name, an index or an id;"
        + " a name that itself holds a comma needs its index or id.")
  }

  @Test(arguments: ["1000", "#1000", "99999999999999999999", "990-1000"])
  func `an index outside the list is refused`(text: String) {
    #expect(throws: LabelError.indexOutOfRange(text, list: "imagenet-1k", count: 1000)) {
      try imageNet.resolveAll(text)
    }
  }

  @Test func `lists, ranges and all are mixed in order, each class once`() throws {
    #expect(
      try imageNet.resolveAll("robin, 0-3,2, n01558993,jay,").map(\.index) == [15, 0, 1, 2, 3, 17])
    #expect(try imageNet.resolveAll("all").count == 1000)
    #expect(try imageNet.resolveAll("5,ALL").prefix(3).map(\.index) == [5, 0, 1])
    #expect(throws: LabelError.emptyRange("9-0")) { try imageNet.resolveAll("9-0") }
    #expect(throws: LabelError.noClass) { try imageNet.resolveAll(" , ") }
  }

  @Test func `a number that names another class is ambiguous, and a hash settles it`() throws {
    let list = LabelList(name: "own", names: ["1", "2", "3"])
    #expect(throws: LabelError.ambiguousClass("1", candidates: [list[1], list[0]])) {
      try list.resolve("1")
    }
    #expect(try list.resolve("#1") == list[1])
    #expect(try LabelList(name: "digits", names: ["0", "1"]).resolve("1").index == 1)
  }

  @Test func `every class of ImageNet is found by its identifier and its index`() throws {
    for label in imageNet.classes {
      #expect(try imageNet.resolve(#require(label.wordNetID)) == label)
      #expect(try imageNet.resolve("\(label.index)") == label)
    }
  }
}
