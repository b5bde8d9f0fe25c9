internal import Classifiers
internal import Foundation

/// One `audit` command at work.
final class AuditSession {
  private let arguments: Audit
  private let context: CommandContext

  init(_ arguments: Audit, in context: CommandContext) {
    self.arguments = arguments
    self.context = context
  }

  func run() throws {
    let console = Console(context, isQuiet: arguments.quiet, printsPaths: false)
    let checked = try AuditRecipes(arguments, in: context)
    let folder = try OutputFolder(arguments.output, in: context)
    _ = folder
    let model = try LoadedModel(arguments.model, in: context)
    let recipes = try checked.fitting(model.classifier, console: console, in: context)
    for note in model.notes { console.note(note) }
    let interruption = Interruption()
    defer { interruption.end() }
    let photographs = try AuditPhotographs(
      arguments, of: model, interruption, console: console, in: context)
    let folders = try arguments.prototypes.map {
      try PrototypeFolder($0, labels: model.labels, in: context)
    }
    let transfer = try arguments.transfer.map {
      try TransferNetwork($0, beside: model, classes: photographs.classes, in: context)
    }
    let rendered = try recipes.rendered(
      photographs.classes, of: model, until: interruption, console: console, in: context)
    let measure = FoolingMeasurement(model: model, transfer: transfer)
    for p in rendered.values.flatMap(\.prototypes) {
      print(try measure.score(p, neighbors: []))
    }
    for f in folders {
      for p in try f.prototypes(of: photographs.classes) {
        print(try measure.score(p, neighbors: []))
      }
    }
  }
}
