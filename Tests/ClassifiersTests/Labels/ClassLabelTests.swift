import Classifiers
import Testing

struct ClassLabelTests {
  static let slugs = [
    ("robin", "15-robin"), ("tree frog", "15-tree-frog"), ("Rottweiler!", "15-rottweiler"),
    ("jack-o'-lantern", "15-jack-o-lantern"), ("Geländewagen", "15-gelandewagen"),
    ("../../etc/passwd", "15-etc-passwd"), ("ツグミ", "15"), ("🐦", "15"), ("-", "15"),
    (String(repeating: "a", count: 300), "15-" + String(repeating: "a", count: 48)),
  ]

  @Test(arguments: slugs)
  func `a slug is safe as a file name`(name: String, slug: String) {
    #expect(ClassLabel(index: 15, names: [name]).slug == slug)
  }

  @Test func `a description gives index, name and identifier`() {
    let label = ClassLabel(index: 15, names: ["robin", "Turdus"], wordNetID: "n01558993")
    #expect(label.description == "15 robin (n01558993)")
    #expect(label.displayName == "robin")
  }
}
