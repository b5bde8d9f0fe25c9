/// How alike the images of one class's audit are, in plain numbers.
///
/// It holds no image and no activation, so that it is small, can be stored, and can be joined with
/// the records of other classes by ``PathAudit/init(of:layers:configuration:record:)``.
public struct ClassRecord: Hashable, Codable, Sendable {
  /// The position in the label list.
  public let classIndex: Int
  /// How many photographs of the class there are.
  public let photographCount: Int
  /// The recipes, with how many prototypes each has.
  package let recipes: [RecipeSize]
  /// Photographs of other classes for the control, and for the floor.
  package let otherCount: Int
  package let bankCount: Int
  package let blocks: [BlockRecord]
  /// What the first third of the layers says of a few photographs and prototypes.
  package let texture: TextureRecord

  package struct RecipeSize: Hashable, Codable, Sendable {
    package let name: String
    package let count: Int
  }
}

/// The comparisons with one block of the class's photographs.
package struct BlockRecord: Hashable, Codable, Sendable {
  package let photographCount: Int
  package let layers: [LayerRecord]
}

/// One layer's comparisons.
package struct LayerRecord: Hashable, Codable, Sendable {
  package let units: ViewRecord
  /// `nil` for a layer without places, whose channels are its units.
  package let channels: ViewRecord?
  /// How many of the block's photographs give the same value everywhere.
  package let constantCount: Int
  /// Whether a value was infinite or no number, for any image.
  package let isFinite: Bool
}

/// One layer's comparisons in one view.
///
/// The rows of every table are the block's photographs, the prototypes recipe by recipe, the
/// photographs of the control, and (only in `toPhotographs`) those of the floor. The columns are
/// the block's photographs `i`.
package struct ViewRecord: Hashable, Codable, Sendable {
  /// The similarity to photograph `i`.
  ///
  /// Of vectors x and y with means x̄ and ȳ: Pearson's is `Σ(x-x̄)(y-ȳ) / √(Σ(x-x̄)² Σ(y-ȳ)²)`, the
  /// cosine is `Σxy / √(Σx² Σy²)`, and Spearman's is Pearson's of the average ranks. A constant
  /// vector has no correlation, a zero vector no cosine.
  ///
  /// - SeeAlso: `scipy.stats.pearsonr` and `spearmanr`, with which they agree.
  package let toPhotographs: Similarities<SimilarityTable>
  /// The similarity to the mean of the block's photographs but `i`.
  package let toMeans: Similarities<SimilarityTable>
  /// The mean absolute difference from that mean, `Σ|x-y| / count`.
  ///
  /// Of the photographs themselves only the diagonal is there.
  package let distances: SimilarityTable
}

/// Channel statistics of a few images, standardized later.
package struct TextureRecord: Hashable, Codable, Sendable {
  /// A row for each image.
  package let photographs: SimilarityTable
  package let prototypes: [SimilarityTable]
}
