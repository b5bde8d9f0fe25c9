internal import ArgumentParser
internal import Classifiers
internal import Foundation

/// `protogen doctor`: the arguments, and nothing else.
struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Finds what makes bad pictures: wrong colors, softmax, dead or quantized layers.",
    discussion: """
      With a folder of labeled photographs, one subfolder a class, it also tries every usual \
      preprocessing and tells which gives the best accuracy. The exit code is 1 if there is a \
      problem, not just a warning.
      """)

  @OptionGroup var options: ModelOptions

  @Option(
    help: "Photographs, one subfolder a class; or a CSV file with the columns file and class.",
    completion: .directory)
  var images: String?

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let context = CommandContext.current
    let loaded = try LoadedModel(options, in: context)
    for note in loaded.notes { context.warn("protogen: note: \(note)") }
    let report = DoctorReport(
      diagnoses: try Preflight(of: loaded.classifier).diagnoses(),
      trial: try images.map { try trial(of: loaded, images: $0, in: context) })
    context.print(json ? try report.json() : report.text)
    if report.hasProblem { throw ExitCode(1) }
  }

  private func trial(
    of loaded: LoadedModel, images: String, in context: CommandContext
  ) throws -> PreprocessingTrial {
    let folder = URL(fileURLWithPath: images, relativeTo: context.workingFolder)
    let photographs = try PhotographFolder(at: folder, labels: loaded.labels)
    for name in photographs.unknownNames {
      context.warn("protogen: note: no class is called '\(name)'; its photographs are left out.")
    }
    let trial = try PreprocessingTrial(
      of: loaded.classifier, on: photographs, labelOffset: loaded.labelOffset)
    for failure in trial.unreadable { context.warn("protogen: warning: \(failure)") }
    guard trial.photographCount > 0 else {
      throw CommandFailure(
        "None of the photographs in '\(images)' can be read. Give PNG or JPEG files.", .data)
    }
    return trial
  }
}
