public import Foundation

/// What the page about one run of `protogen render` shows.
///
/// A plain value: it can be built without a network, compared, and rendered to the same bytes.
public struct GalleryPage: Hashable, Sendable {
  /// One line of how the pictures were made.
  public struct Setting: Hashable, Sendable {
    public let name: String
    public let value: String

    /// Creates a line, such as `seed` and `7`.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The heading: usually the model's name.
  public let title: String
  /// How the pictures were made: model, digest, recipe, seed, version, command line.
  public let settings: [Setting]
  /// The classes; they are shown by index, whatever their order here.
  public let classes: [GalleryClass]

  /// Creates a page.
  public init(title: String, settings: [Setting], classes: [GalleryClass]) {
    self.title = title
    self.settings = settings
    self.classes = classes
  }
}

/// A class and its prototypes.
public struct GalleryClass: Hashable, Sendable {
  /// The position in the model's label list.
  public let index: Int
  /// The first name.
  public let name: String
  /// Other names, and the identifier if there is one.
  public let synonyms: [String]
  /// At least one, in the order they were drawn.
  public let prototypes: [GalleryPrototype]

  /// Creates a class.
  public init(index: Int, name: String, synonyms: [String] = [], prototypes: [GalleryPrototype]) {
    self.index = index
    self.name = name
    self.synonyms = synonyms
    self.prototypes = prototypes
  }
}

/// One drawn picture and what the classifier says of it.
public struct GalleryPrototype: Hashable, Sendable {
  /// The picture.
  public let image: GalleryImage
  /// The scores, if the picture was scored.
  public let scores: GalleryScores?
  /// The objective after each recorded step, in order; not finite values are left out.
  public let curve: [GalleryCurvePoint]

  /// Creates a prototype.
  public init(image: GalleryImage, scores: GalleryScores?, curve: [GalleryCurvePoint]) {
    self.image = image
    self.scores = scores
    self.curve = curve
  }
}

/// A PNG beside the page.
public struct GalleryImage: Hashable, Sendable {
  /// The path from the page's folder, with `/` between its parts.
  public let path: String
  /// In pixels.
  public let height: Int
  /// In pixels.
  public let width: Int
  /// The PNG's bytes, or `nil` if the page may only link to it.
  public let png: Data?

  /// Creates an image.
  public init(path: String, height: Int, width: Int, png: Data?) {
    self.path = path
    self.height = height
    self.width = width
    self.png = png
  }
}

/// What a classifier says of one prototype.
public struct GalleryScores: Hashable, Sendable {
  /// A class and its probability, in `0...1`.
  public struct Guess: Hashable, Sendable {
    public let name: String
    public let probability: Double

    /// Creates a guess.
    public init(_ name: String, _ probability: Double) {
      self.name = name
      self.probability = probability
    }
  }

  /// The class's score before softmax.
  public let logit: Double
  /// The class's probability, in `0...1`.
  public let probability: Double
  /// Under how many of the held-out transforms the class comes first.
  public let topCount: Int
  /// How many held-out transforms there were.
  public let transformCount: Int
  /// The classes with the highest probabilities, the highest first.
  public let guesses: [Guess]

  /// Creates scores.
  public init(
    logit: Double, probability: Double, topCount: Int, transformCount: Int, guesses: [Guess]
  ) {
    self.logit = logit
    self.probability = probability
    self.topCount = topCount
    self.transformCount = transformCount
    self.guesses = guesses
  }

  /// The share of held-out transforms under which the class comes first, in `0...1`.
  public var robustness: Double {
    transformCount > 0 ? Double(topCount) / Double(transformCount) : 0
  }
}

/// The objective at one step.
public struct GalleryCurvePoint: Hashable, Sendable {
  /// Counted from 0.
  public let step: Int
  public let value: Double

  /// Creates a point.
  public init(step: Int, value: Double) {
    self.step = step
    self.value = value
  }
}
