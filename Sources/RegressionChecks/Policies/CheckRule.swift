/// What a check looks at, class by class.
public enum CheckRule: String, Hashable, Codable, Sendable, CaseIterable {
  /// A class leans on something that it did not lean on, or leaned on less severely.
  case newFinding = "new-finding"
  /// A class leans more on what it leaned on before.
  case grownFinding = "grown-finding"
  /// Fewer photographs of a class are recognized.
  case recognition
  /// The prototypes of a class are processed less like photographs.
  case pathSimilarity = "path-similarity"
  /// The prototypes of a class are taken for another class.
  case lostPrototype = "lost-prototype"
  /// The prototypes of a class have become others.
  case changedPrototype = "changed-prototype"
  /// A class has vanished or appeared.
  case classList = "class-list"
}

extension CheckRule {
  /// The rule in a few words.
  public var title: String {
    switch self {
    case .newFinding: "New reliance"
    case .grownFinding: "Grown reliance"
    case .recognition: "Recognition of photographs"
    case .pathSimilarity: "Path similarity"
    case .lostPrototype: "Lost prototype"
    case .changedPrototype: "Changed prototype"
    case .classList: "List of classes"
    }
  }

  /// What the rule says, and what to do where it fails.
  public var help: String {
    switch self {
    case .newFinding:
      "Moving this part of photographs of the class to photographs of other classes raises the "
        + "class's probability, and did not before, or was less severe. Look at the photographs of "
        + "the class that were added since: collect some without the cue, or exchange it, and train again."
    case .grownFinding:
      "The class leaned on this part of photographs before, and leans on it more now. Look at the "
        + "photographs of the class that were added since."
    case .recognition:
      "Fewer of the class's photographs are recognized than before, beyond chance and beyond what "
        + "all classes of the new model changed by. Look at those that are no longer recognized."
    case .pathSimilarity:
      "The network's layers respond to prototypes of the class less as they do to its photographs "
        + "than before: the picture shows less of what the network does with a photograph."
    case .lostPrototype:
      "The image that was made to please the class is taken for another class, and was not before. "
        + "Look at the prototype, and at the class that it is taken for."
    case .changedPrototype:
      "The class's prototypes differ from those before by more than seeds explain, and by more than "
        + "the other classes' do. Compare the two pictures: what is new in it, or gone?"
    case .classList:
      "The model's list of classes is another one than the baseline's. If that was meant, make the "
        + "baseline again."
    }
  }

  /// Whether it takes photographs to judge.
  public var needsPhotographs: Bool {
    switch self {
    case .newFinding, .grownFinding, .recognition, .pathSimilarity: true
    case .lostPrototype, .changedPrototype, .classList: false
    }
  }
}
