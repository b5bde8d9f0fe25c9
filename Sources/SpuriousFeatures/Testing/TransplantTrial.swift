/// One transplant to be shown to the network.
struct TransplantTrial: Sendable {
  /// The image that receives, by its place in the collection.
  let recipient: Int
  let donor: DonorUnit
  /// Which of its class's units the donor is.
  let unit: UnitKey
  let transplant: Transplant
}

/// A unit of donors: its class, and its number among the class's units.
struct UnitKey: Hashable, Codable, Comparable, Sendable {
  let classIndex: Int
  let number: Int

  static func < (a: UnitKey, b: UnitKey) -> Bool {
    (a.classIndex, a.number) < (b.classIndex, b.number)
  }
}

/// What the network made of a transplant.
struct TransplantOutcome: Codable, Sendable {
  let recipient: Int
  let unit: UnitKey
  /// The probability of each class that there are images of, in their order.
  let beliefs: [Float]
  /// The place of the most probable one among those classes; `nil` if it is none of them.
  let prediction: Int?
}
