internal import Tensors

/// What a subject's log-odds are when little of its prototypes is left.
struct RestrictionProbe {
  let reader: SubjectReader
  let prototypes: SubjectPrototypes
  let spectra: ImageSpectra
  let seed: UInt64

  /// Returns each subject's mean log-odds on its own prototypes, restricted.
  ///
  /// - Throws: What showing images throws.
  func logOdds(under restriction: Restriction) throws -> [Double] {
    let images = (0..<prototypes.count).map { index in
      var random = Philox(seed: seed, counter: SuspicionPurpose.restrictions.counter(index))
      return restriction.applied(to: prototypes.image(index), spectra, random: &random)
    }
    let rows = try reader.logOdds(of: images.count) { index, memory in
      memory.draw(images[index])
    }
    return rows.meansOfGroups(of: prototypes.seedCount).enumerated().map { $1[$0] }
  }
}
