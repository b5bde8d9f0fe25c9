internal import Classifiers
internal import Foundation

/// The photographs of an audit, and the classes that they allow to be audited.
struct AuditPhotographs {
  /// The photographs that can be used, by class and then by path.
  let entries: [PhotographSurvey.Entry]
  /// The others.
  let leftOut: [PhotographSurvey.LeftOut]
  /// The audited classes, by index.
  let classes: [ClassLabel]

  /// Reads and counts photographs, and says which cannot be used.
  ///
  /// - Throws: `CommandFailure`, with status 65 if there are too few, 130 if the user stopped it.
  init(
    _ listing: AuditListing, of model: LoadedModel, _ interruption: Interruption, console: Console
  ) throws {
    for note in listing.notes { console.note(note) }
    let count = listing.found.photographs.count
    let survey = PhotographSurvey(of: listing.found) { done in
      console.progress("photographs", step: done + 1, of: count, detail: "reading")
      return !interruption.isPending
    }
    guard let survey else {
      throw CommandFailure("stopped while the photographs were read.", .interrupted)
    }
    entries = survey.entries
    leftOut = survey.leftOut
    Self.say(leftOut, of: count, console)
    let auditable = try listing.auditable(entries.map(\.photograph))
    for warning in auditable.warnings { console.warning(warning) }
    classes = auditable.classes
    Self.sayEnlarged(entries, model.classifier, console)
  }

  /// Names what is left out, and counts it.
  private static func say(
    _ leftOut: [PhotographSurvey.LeftOut], of count: Int, _ console: Console
  ) {
    guard !leftOut.isEmpty else { return }
    for photograph in leftOut { console.warning(photograph.reason) }
    console.warning("\(leftOut.count) of \(count) photographs are left out.")
  }

  /// Photographs with less than half of the network's height or width lack its detail.
  private static func sayEnlarged(
    _ entries: [PhotographSurvey.Entry], _ classifier: Classifier, _ console: Console
  ) {
    let (_, height, width) = classifier.imageShape
    let tiny = entries.filter { 2 * $0.height < height || 2 * $0.width < width }
    guard let first = tiny.first else { return }
    console.warning(
      "'\(first.photograph.path)'\(tiny.count > 1 ? " and \(tiny.count - 1) more" : "") "
        + "\(tiny.count > 1 ? "have" : "has") less than half of the \(height)×\(width) pixels that "
        + "the network looks at, and is enlarged: its path may be unlike a sharp photograph's.")
  }
}
