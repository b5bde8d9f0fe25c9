internal import Foundation
internal import ImageFiles

/// The files of one training: the model, and beside it the log and, until the end, a checkpoint.
struct SchoolingFiles {
  let model: URL

  var log: URL { model.deletingPathExtension().appendingPathExtension("jsonl") }
  var checkpoint: URL { model.deletingPathExtension().appendingPathExtension("checkpoint") }

  init(model: URL) { self.model = model }

  /// Checks that a model can be written where the user says.
  ///
  /// - Throws: `CommandFailure`
  init(_ path: String, in context: CommandContext) throws {
    let url = URL(fileURLWithPath: path, relativeTo: context.workingFolder).absoluteURL
    guard url.pathExtension == "onnx" else {
      throw CommandFailure("--output '\(path)' must end in '.onnx'.", .usage)
    }
    try OutputFolder.create(url.deletingLastPathComponent())
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder),
      isFolder.boolValue
    {
      throw FileWriteError.notAFile(path: url.path)
    }
    guard access(url.deletingLastPathComponent().path, W_OK | X_OK) == 0 else {
      throw FileWriteError.notAllowed(path: url.path)
    }
    model = url
  }

  /// Whether an interrupted training can be gone on with.
  var hasCheckpoint: Bool { FileManager.default.fileExists(atPath: checkpoint.path) }
}
