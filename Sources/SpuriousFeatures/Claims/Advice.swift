/// What to do about a claim.
public struct Advice: Hashable, Sendable {
  /// Which images to look at first.
  public let inspect: String
  /// Which images to add.
  public let collect: String
  /// How to train again.
  public let retrain: String

  /// Advises on an effect.
  ///
  /// - Parameters:
  ///   - effect: The effect.
  ///   - name: What a class is called.
  public init(on effect: Effect, _ name: (Int) -> String) {
    let component = effect.cell.component
    let own = name(effect.cell.classIndex)
    let what = component.noun(at: effect.cell.place)
    let victims = effect.cell.sufficiency.victims.filter { $0.change > 0 }.prefix(2)
      .map { "'\(name($0.classIndex))'" }
    let others = victims.isEmpty ? "other classes" : victims.joined(separator: " and ")
    inspect =
      "Look through the training images of '\(own)' for \(component.usualCause): what has "
      + "\(what) in common there that it has not in other classes?"
    collect =
      "Add images of '\(own)' without it, and images of \(others) with it, to the training set "
      + "and, apart, to the test set: a test set with the same bias hides it."
    retrain =
      "\(component.remedy) Or fit only the last layer anew on images in which the cue and "
      + "the class are independent. Then audit again."
  }
}

extension Component {
  /// What takes a component's meaning away in training.
  fileprivate var remedy: String {
    switch self {
    case .corner, .border: "Crop or paint over this place in all training images."
    case .window: "Hide random patches off the class in training (random erasing)."
    case .highFrequency:
      "Train with images of one compression and resizing, or with noise and slight blur."
    case .color: "Train with random white balance and color jitter."
    case .gray: "Train with random grayscale."
    case .tone: "Train with random brightness and contrast."
    case .blur: "Train with random blur and downscaling."
    case .layout: "Train with random crops, shifts and scales."
    case .ring, .background:
      "Exchange backgrounds between classes in training, by the masks."
    }
  }
}
