public import SpuriousFeatures

/// One claim about a class, with what a reader needs to judge it.
public struct Finding: Hashable, Sendable {
  /// The prototype of the class, as an illustration.
  public struct Prototype: Hashable, Sendable {
    public let recipe: String
    public let picture: AuditPicture?
    /// Whether the audit found its path no nearer to photographs of the class than photographs of
    /// other classes are.
    ///
    /// Then it is no evidence of anything. `nil` if that was not measured.
    public let isUnnatural: Bool?

    public init(recipe: String, picture: AuditPicture?, isUnnatural: Bool?) {
      self.recipe = recipe
      self.picture = picture
      self.isUnnatural = isUnnatural
    }
  }

  /// A part of a picture, with sides in shares of the picture's.
  public struct Outline: Hashable, Sendable {
    public let top: Double
    public let left: Double
    public let height: Double
    public let width: Double

    /// Creates an outline.
    ///
    /// - Parameters:
    ///   - place: A rectangle of pixels.
    ///   - imageHeight: The height of the image that it is in, in pixels.
    ///   - imageWidth: The width of that image, in pixels.
    public init(_ place: Place, inHeight imageHeight: Int, width imageWidth: Int) {
      top = Double(place.top) / Double(imageHeight)
      left = Double(place.left) / Double(imageWidth)
      height = Double(place.height) / Double(imageHeight)
      width = Double(place.width) / Double(imageWidth)
    }
  }

  /// What supports a claim, with pictures of it.
  public struct Support: Hashable, Sendable {
    public let evidence: SupportingEvidence
    /// The part of the prototype that carries it; `nil` if none was looked for.
    public let outline: Outline?
    /// The parts of photographs that are most like it, by photograph.
    public let patches: [String: AuditPicture]

    public init(evidence: SupportingEvidence, outline: Outline?, patches: [String: AuditPicture]) {
      self.evidence = evidence
      self.outline = outline
      self.patches = patches
    }
  }

  /// One recipient as it is, with the class's component, and with another class's.
  public struct Example: Hashable, Sendable {
    /// An image, and what the network makes of it.
    public struct Stage: Hashable, Sendable {
      public let picture: AuditPicture
      /// The probability of the finding's class.
      public let probability: Double
      /// The images that the component is from; none for the image as it is.
      public let donors: [String]
      /// The donors' class.
      public let donorClass: Int?

      public init(
        picture: AuditPicture, probability: Double, donors: [String], donorClass: Int?
      ) {
        self.picture = picture
        self.probability = probability
        self.donors = donors
        self.donorClass = donorClass
      }
    }

    /// The recipient's file, from the folder of photographs.
    public let name: String
    public let classIndex: Int
    public let before: Stage
    public let with: Stage
    public let control: Stage

    public init(name: String, classIndex: Int, before: Stage, with: Stage, control: Stage) {
      self.name = name
      self.classIndex = classIndex
      self.before = before
      self.with = with
      self.control = control
    }
  }

  /// The same for the same model, class, component and place.
  public let id: String
  public let claim: ImageClaim
  public let prototype: Prototype?
  public let examples: [Example]
  public let support: Support?

  public init(
    id: String, claim: ImageClaim, prototype: Prototype?, examples: [Example],
    support: Support? = nil
  ) {
    self.id = id
    self.claim = claim
    self.prototype = prototype
    self.examples = examples
    self.support = support
  }

  var effect: Effect { claim.effect }
  var cell: TransplantCell { claim.effect.cell }
}
