/// Where real images of a class look most like the window of its prototypes that speaks most for the
/// class.
///
/// The window is the one that the network believes least in the class without. Its description is
/// the mean, over the window, of each channel of the network's last map; it is compared with every
/// window of the class's images by the cosine.
///
/// - SeeAlso: Casper et al., "Diagnostics for Deep Neural Networks with Automated Copy/Paste
///   Attacks" (2022): what is drawn proposes, what is real shows.
public struct PatchMatching: Hashable, Codable, Sendable {
  /// Which prototype the window is in.
  public let prototype: Int
  /// The window, as the map's places allow.
  public let place: Place
  /// How much the logarithm of the class's odds falls without the window.
  public let loss: Double
  /// The most similar window of each image, the most similar first; at most six.
  public let patches: [Patch]
  /// How many of all windows, the most similar ones, ``offCoreShare`` is of.
  public let matchCount: Int
  /// M: the share of those whose center is off the core, in `0...1`; `nil` without masks.
  public let offCoreShare: Double?
  /// The same for random directions in place of the window's description, the mean over 20; `nil`
  /// without masks.
  public let randomOffCoreShare: Double?

  /// A window of an image.
  public struct Patch: Hashable, Codable, Sendable {
    /// The image's name.
    public let imageName: String
    /// Where the window is.
    public let place: Place
    /// The cosine with the description, in `-1...1`.
    public let similarity: Double
  }
}
