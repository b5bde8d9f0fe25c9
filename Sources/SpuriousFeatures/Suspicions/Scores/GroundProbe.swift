internal import Tensors

/// What parts of prototypes do to a class's log-odds on neutral grounds.
///
/// Every part of every prototype is put on the same few images of noise that holds nothing, with the
/// amplitudes of photographs. A subject's value is its mean log-odds there with its own part, less
/// the mean with the parts of the (other) classes' prototypes: what any prototype's part would do
/// cancels, and so does the ground.
struct GroundProbe {
  let reader: SubjectReader
  let prototypes: SubjectPrototypes
  /// The neutral images.
  let grounds: [[Float]]
  /// The fine band of each prototype.
  let fineBands: [[Float]]

  /// How many neutral images there are.
  static let groundCount = 8

  init(
    _ reader: SubjectReader, _ prototypes: SubjectPrototypes, _ spectra: ImageSpectra,
    seed: UInt64
  ) {
    self.reader = reader
    self.prototypes = prototypes
    grounds = (0..<Self.groundCount).map { number in
      var random = Philox(seed: seed, counter: SuspicionPurpose.grounds.counter(number))
      return spectra.naturalNoise(channelCount: prototypes.channelCount, random: &random)
    }
    fineBands = (0..<prototypes.count).map {
      spectra.band(.high, of: prototypes.image($0))
    }
  }

  /// Returns how much more a subject's own part speaks for it than those of classes.
  ///
  /// - Parameter part: Which part is put on the grounds.
  /// - Returns: A difference of log-odds for each subject.
  /// - Throws: What showing images throws.
  func advantage(of part: PrototypePart) throws -> [Double] {
    let table = try means(of: part)
    let classCount = reader.network.classes.count
    return table.indices.map { subject in
      let others = (0..<classCount).filter { $0 != subject }.map { table[$0][subject] }
      return table[subject][subject] - others.mean
    }
  }

  /// The mean log-odds of each subject (second) with the part of each one's prototypes (first).
  private func means(of part: PrototypePart) throws -> [[Double]] {
    let mask = part.mask(ImageFrame(height: prototypes.height, width: prototypes.width))
    let rows = try reader.logOdds(of: prototypes.count * grounds.count) { index, memory in
      memory.draw(grounds[index % grounds.count])
      let prototype = index / grounds.count
      if part == .fine {
        memory.add(fineBands[prototype])
      } else {
        memory.draw(prototypes.image(prototype), where: mask)
      }
    }
    return rows.meansOfGroups(of: grounds.count * prototypes.seedCount)
  }
}
