/// A reason why a world cannot be made.
public enum AviaryError: Error, Hashable, Sendable {
  /// No species has this name.
  case unknownSpecies(String, known: [String])
  /// No cue has this name.
  case unknownCue(String, known: [String])
  /// The world has no species, or one of them twice.
  case speciesCount(distinct: Int, listed: Int)
  /// A cue is planted in a species that the world does not have.
  case plantedElsewhere(cue: String, species: String)
  /// A cue is planted more than once.
  case plantedTwice(cue: String)
  /// A number is not in `0...1`.
  case notAShare(String, value: Double)
  /// A classifier's scores are not numbers.
  case scoresNotFinite
  /// A file is no truth of a classifier, or of another version.
  case unreadableTruth(file: String)
}

extension AviaryError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknownSpecies(let name, let known):
      "There is no species '\(name)'. Choose from \(known.joined(separator: ", "))."
    case .unknownCue(let name, let known):
      "There is no cue '\(name)'. Choose from \(known.joined(separator: ", "))."
    case .speciesCount(_, listed: 0):
      "A world needs a species. Name at least one."
    case .speciesCount(let distinct, let listed):
      "The \(listed) species listed are only \(distinct) different ones. List each once."
    case .plantedElsewhere(let cue, let species):
      "'\(cue)' is planted in '\(species)', which is not among the species. Add it to them."
    case .plantedTwice(let cue):
      "The cue '\(cue)' is planted more than once. Plant it in one class."
    case .scoresNotFinite:
      "The classifier's scores of a scene are not numbers. 'protogen doctor' may tell why."
    case .unreadableTruth(let file):
      "'\(file)' is not a whole truth file of this version. Make it anew with 'protogen aviary truth'."
    case .notAShare(let name, let value):
      "The \(name) must be in 0...1, but is \(value)."
    }
  }
}
