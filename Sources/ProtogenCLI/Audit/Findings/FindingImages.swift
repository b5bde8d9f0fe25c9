internal import Classifiers
internal import Foundation
internal import ImageFiles
internal import SpuriousFeatures
internal import Tensors

/// Which photographs are used to find out what classes lean on, and what is said of the others.
struct FindingImages {
  /// The classes that are asked about, by index.
  let targets: [Int]
  /// The photographs, class by class, each class's in an order that chance has fixed.
  let sources: [FindingSource]
  /// How the user has said what the class itself is.
  let declaration: CoreDeclaration?
  /// What is not tested, a sentence each.
  let omissions: [String]

  /// The most classes that are asked about at once: what fits into memory.
  private static let targetLimit = 50
  /// How many images of a class give, at most.
  private static let donorLimit = 40
  /// Below how many photographs of a class a reader should be told.
  private static let fewCount = 20

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
    var usable: [[FindingSource]] = []
    var problems: [String] = []
    for entries in Self.chosen(photographs, audited, configuration) {
      let group = FindingSourceGroup(entries, masks)
      group.warn(on: console)
      problems += group.problems
      if let problem = group.shortage(of: labels, hasMasks: masks != nil) {
        omissions.append(problem)
      } else {
        usable.append(group.sources)
      }
    }
    if masks != nil, usable.isEmpty { throw Self.withoutMasks(photographs, problems) }
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

  private static func withoutMasks(
    _ photographs: AuditPhotographs, _ problems: [String]
  ) -> CommandFailure {
    let start = "No class has two photographs with a mask that can be used. "
    if let problem = problems.first { return CommandFailure(start + problem, .data) }
    let path = photographs.entries.first?.photograph.path ?? "robin/1.jpg"
    let stem = (path as NSString).deletingPathExtension
    return CommandFailure(
      "\(start)The mask of '\(path)' would be '\(stem).png' in the folder of --masks, or a line "
        + "of its CSV file.", .data)
  }

  /// What speaks against trusting what was not found.
  private static func doubts(
    _ usable: [[FindingSource]], _ declaration: CoreDeclaration?, _ labels: LabelList
  ) -> [String] {
    let few = usable.filter { $0.count < fewCount }
    var doubts: [String] = []
    if let first = few.min(by: { $0.count < $1.count }) {
      let name = labels[first[0].entry.photograph.classIndex].displayName
      doubts.append(
        "Few photographs: \(few.count == 1 ? "one class has" : "\(few.count) classes have") fewer "
          + "than \(fewCount), '\(name)' \(first.count). Only strong effects are found with so few."
      )
    }
    if let doubt = FindingSource.doubt(usable.flatMap(\.self)) { doubts.append(doubt) }
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
