internal import Classifiers
internal import Foundation
internal import ImageFiles
internal import SpuriousFeatures
internal import Tensors

/// Which photographs are used to find out what classes lean on, and what is said of the others.
struct FindingImages {
  /// A photograph, with its mask's file if there are masks.
  struct Source {
    let entry: PhotographSurvey.Entry
    let mask: Bitmap?
  }

  /// The classes that are asked about, by index.
  let targets: [Int]
  /// The photographs, class by class, each class's in an order that chance has fixed.
  let sources: [Source]
  /// How the user has said what the class itself is.
  let declaration: CoreDeclaration?
  /// What is not tested, a sentence each.
  let omissions: [String]

  /// The most classes that are asked about at once: what fits into memory.
  private static let targetLimit = 50
  /// How many images of a class give, at most.
  private static let donorLimit = 40
  /// Below how many photographs of a class a reader should be told.
  private static let fewCount = 10

  /// Chooses photographs.
  ///
  /// - Parameters:
  ///   - photographs: What the audit has.
  ///   - masks: What says of each photograph what the class itself is, if anything does.
  ///   - labels: The names of classes.
  ///   - configuration: How the test is done.
  ///   - console: Where warnings go.
  /// - Throws: `CommandFailure` with status 65 if no photograph has a mask that can be used.
  init(
    _ photographs: AuditPhotographs, masks: CoreMasks?, labels: LabelList,
    _ configuration: TransplantConfiguration, _ console: Console
  ) throws {
    let audited = photographs.classes.map(\.index)
    var omissions: [String] = []
    guard audited.count <= Self.targetLimit else {
      (targets, sources, declaration) = ([], [], nil)
      self.omissions = [
        "What classes lean on is tested for at most \(Self.targetLimit) classes at once, and there "
          + "are \(audited.count). Name some with --class."
      ]
      return
    }
    let groups = Self.chosen(photographs, audited, configuration)
    var usable: [[Source]] = []
    for entries in groups {
      let sources = try Self.sources(entries, masks, console)
      if sources.count < 2, let label = entries.first.map({ labels[$0.photograph.classIndex] }) {
        omissions.append(
          "'\(label.displayName)' has \(sources.count) photograph\(sources.count == 1 ? "" : "s") "
            + "\(masks == nil ? "that can be used" : "with a mask that can be used"), and two are "
            + "needed: it is not tested.")
      } else {
        usable.append(sources)
      }
    }
    if masks != nil, usable.isEmpty { throw Self.withoutMasks(photographs) }
    guard usable.count >= ImageCollection.smallestClassCount else {
      (targets, sources, declaration) = ([], [], nil)
      self.omissions =
        omissions + [SpuriousFeatureError.tooFewClasses(usable.count).description]
      return
    }
    let present = usable.map { $0[0].entry.photograph.classIndex }
    targets = audited.filter(present.contains)
    sources = usable.flatMap(\.self)
    declaration = masks.map { $0.kind == .masks ? .masks : .boxes }
    self.omissions = omissions + Self.doubts(usable, declaration, labels)
  }

  /// The photographs of the audited classes, and of others up to as many as give to a recipient.
  private static func chosen(
    _ photographs: AuditPhotographs, _ audited: [Int], _ configuration: TransplantConfiguration
  ) -> [[PhotographSurvey.Entry]] {
    let byClass = Dictionary(grouping: photographs.entries, by: \.photograph.classIndex)
    var random = Philox(seed: configuration.seed, counter: SIMD3(0, 0, 0xF1AD))
    let missing = max(0, configuration.donorClassCount - audited.count)
    let others = random.shuffled(byClass.keys.sorted().filter { !audited.contains($0) })
    return (audited + others.prefix(missing)).sorted().map { classIndex in
      var random = Philox(
        seed: configuration.seed, counter: SIMD3(UInt32(classIndex), 0, 0xF1AE))
      return Array(random.shuffled(byClass[classIndex] ?? []).prefix(donorLimit))
    }
  }

  /// Photographs with their masks, those left out that have none.
  private static func sources(
    _ entries: [PhotographSurvey.Entry], _ masks: CoreMasks?, _ console: Console
  ) throws -> [Source] {
    guard let masks else { return entries.map { Source(entry: $0, mask: nil) } }
    var sources: [Source] = []
    var missing: [String] = []
    for entry in entries {
      do throws(CoreMasks.Unusable) {
        let mask = try masks.mask(
          of: entry.photograph, height: entry.height, width: entry.width)
        if let mask {
          sources.append(Source(entry: entry, mask: mask))
        } else {
          missing.append(entry.photograph.path)
        }
      } catch {
        console.warning("\(error.reason) The photograph is not used for findings.")
      }
    }
    if let first = missing.first, !sources.isEmpty {
      console.warning(
        "'\(first)'\(missing.count > 1 ? " and \(missing.count - 1) more of its class" : "") "
          + "\(missing.count > 1 ? "have" : "has") no mask, and \(missing.count > 1 ? "are" : "is") "
          + "not used for findings.")
    }
    return sources
  }

  private static func withoutMasks(_ photographs: AuditPhotographs) -> CommandFailure {
    let path = photographs.entries.first?.photograph.path ?? "robin/1.jpg"
    let stem = (path as NSString).deletingPathExtension
    return CommandFailure(
      "No class has two photographs with a mask that can be used. The mask of '\(path)' would be "
        + "'\(stem).png' in the folder of --masks, or a line of its CSV file.", .data)
  }

  /// What speaks against trusting what was not found.
  private static func doubts(
    _ usable: [[Source]], _ declaration: CoreDeclaration?, _ labels: LabelList
  ) -> [String] {
    let few = usable.filter { $0.count < fewCount }
    var doubts: [String] = []
    if let first = few.min(by: { $0.count < $1.count }) {
      let name = labels[first[0].entry.photograph.classIndex].displayName
      doubts.append(
        "Few photographs: \(few.count == 1 ? "one class has" : "\(few.count) classes have") fewer "
          + "than \(fewCount), '\(name)' \(first.count). Only strong effects are found with so few; "
          + "20 are enough.")
    }
    if declaration == nil {
      doubts.append(
        "Without masks, the background, things beside the class, and its position are not tested, "
          + "and no effect can be called spurious: it may be of the class's own parts. Give masks or "
          + "boxes with --masks.")
    }
    return doubts
  }
}

extension FindingImages {
  /// Reads the photographs.
  ///
  /// - Parameters:
  ///   - classifier: Says how they are scaled and cut.
  ///   - progress: Called with how many are read and how many there are.
  /// - Returns: The images at the network's size.
  /// - Throws: `ImageFileError` for a photograph that can no longer be read.
  func collection(
    for classifier: Classifier, progress: (Int, Int) throws -> Void
  ) throws -> ImageCollection {
    let images = try sources.enumerated().map { number, source in
      try progress(number + 1, sources.count)
      let photograph = source.entry.photograph
      return LabeledImage(
        name: photograph.path, classIndex: photograph.classIndex,
        planes: try classifier.images(of: [Bitmap(contentsOf: photograph.file)]).floats(),
        core: source.mask.map(classifier.planes(ofMask:)))
    }
    let (channels, height, width) = classifier.imageShape
    return try ImageCollection(images, channelCount: channels, height: height, width: width)
  }
}
