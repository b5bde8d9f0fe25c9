/// How much is known behind a claim about what a class leans on.
///
/// Each tier is a type of its own, ``Observation``, ``Suspicion``, ``Effect`` and
/// ``SpuriousFinding``, that can only be made from what its tier asks for; the words a reader gets
/// come from those types alone.
public enum ClaimTier: String, Hashable, Codable, Sendable, CaseIterable, Comparable {
  /// Something the network alone shows: 'class c is carried by …'. Never a reason to fail.
  case observation
  /// Something the network alone shows that is unusual among its classes.
  case suspicion
  /// What moving a component between images of three classes or more does to a class.
  case effect
  /// An effect of something that somebody has declared not to be the class itself.
  case spurious

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  public static func < (a: ClaimTier, b: ClaimTier) -> Bool { a.rank < b.rank }
}
