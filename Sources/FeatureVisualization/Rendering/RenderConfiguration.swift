/// How one run is made: a recipe, and what may differ from run to run.
///
/// Every value is in range: no other configuration can be created or decoded.
public struct RenderConfiguration: Hashable, Sendable {
  /// The heights and widths that can be rendered, in pixels.
  public static let sizes = 8...4096

  public let recipe: Recipe
  /// The image's height and width, in pixels; by default the recipe's, or the network's.
  public let imageSize: Int?
  /// How many times the image is changed, a neutral start not counted.
  public let steps: Int
  public let seed: UInt64
  /// How prototypes of one target are kept apart; by default they are not.
  public let diversity: Diversity?
  /// How many views the network is given at once, at most; more are split up.
  public let maximumBatch: Int

  /// Creates a configuration, checking every value.
  ///
  /// The steps are the recipe's by default.
  ///
  /// - Throws: `ConfigurationError`, with every violation found, not only the first.
  public init(
    recipe: Recipe, imageSize: Int? = nil, steps: Int? = nil, seed: UInt64 = 0,
    diversity: Diversity? = nil, maximumBatch: Int = 32
  ) throws(ConfigurationError) {
    var error = ConfigurationError()
    do { try recipe.validate() } catch let found { error.violations += found.violations }
    if let imageSize {
      error.require(Self.sizes ~= imageSize, "imageSize", "in \(Self.sizes)", imageSize)
    }
    if let steps { error.require(steps > 0, "steps", "positive", steps) }
    error.require(maximumBatch > 0, "maximumBatch", "positive", maximumBatch)
    if let diversity {
      error.require(diversity.weight >= 0, "diversity", "not negative", diversity.weight)
    }
    guard error.violations.isEmpty else { throw error }

    self.recipe = recipe
    self.imageSize = imageSize
    self.steps = steps ?? recipe.steps
    self.seed = seed
    self.diversity = diversity
    self.maximumBatch = maximumBatch
  }
}

extension RenderConfiguration: Codable {
  private enum CodingKeys: String, CodingKey {
    case recipe, imageSize, steps, seed, diversity, maximumBatch
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      recipe: container.decode(Recipe.self, forKey: .recipe),
      imageSize: container.decodeIfPresent(Int.self, forKey: .imageSize),
      steps: container.decodeIfPresent(Int.self, forKey: .steps),
      seed: container.decodeIfPresent(UInt64.self, forKey: .seed) ?? 0,
      diversity: container.decodeIfPresent(Diversity.self, forKey: .diversity),
      maximumBatch: container.decodeIfPresent(Int.self, forKey: .maximumBatch) ?? 32)
  }
}
