/// The images that supporting scores look at: those of the class, and as many others.
struct SupportSample: Sendable {
  /// The class's images, by their places in the collection.
  let own: [Int]
  /// Images of other classes, which take turns.
  let others: [Int]

  /// The most images of the class.
  private static let ownCount = 60
  /// The most images of other classes.
  private static let otherCount = 120

  init(of classIndex: Int, in design: TransplantDesign) {
    own = Array(design.members(of: classIndex).prefix(Self.ownCount))
    let foreign = design.classes.filter { $0 != classIndex }.map(design.members)
    let turns = foreign.map(\.count).max() ?? 0
    let inTurn = (0..<turns).flatMap { turn in
      foreign.compactMap { turn < $0.count ? $0[turn] : nil }
    }
    others = Array(inTurn.prefix(Self.otherCount))
  }
}
