internal import Aviary
internal import Foundation
internal import ImageFiles
internal import ONNX

/// The files of one training: the model, and beside it the log and, until the end, a checkpoint.
struct SchoolingFiles {
  let model: URL
  /// The model as the user named it, for messages.
  let name: String

  var log: URL { model.deletingPathExtension().appendingPathExtension("jsonl") }
  var checkpoint: URL { model.deletingPathExtension().appendingPathExtension("checkpoint") }
  /// The checkpoint, for messages.
  var checkpointName: String { name.dropLast(model.pathExtension.count) + checkpoint.pathExtension }

  init(model: URL, name: String) {
    self.model = model
    self.name = name
  }

  /// Checks that a model can be written where the user says; nothing stays behind.
  ///
  /// - Throws: `CommandFailure` or `FileWriteError`.
  init(_ path: String, in context: CommandContext) throws {
    guard path.hasSuffix(".onnx") else {
      throw CommandFailure("--output '\(path)' must end in '.onnx'.", .usage)
    }
    self.init(model: try OutputFile(path, of: "--output", in: context).url, name: path)
  }

  /// Creates the folder that the files belong in, unless it is there.
  ///
  /// - Throws: `CommandFailure` with status 73.
  func createFolder() throws { try OutputFolder.create(model.deletingLastPathComponent()) }

  /// Whether an interrupted training can be gone on with.
  var hasCheckpoint: Bool { FileManager.default.fileExists(atPath: checkpoint.path) }

  /// Whether there is something in the model's place.
  var hasModel: Bool { FileManager.default.fileExists(atPath: model.path) }

  /// How the model that is there came about, if it says so.
  var schooling: Schooling? { (try? Model(contentsOf: model)).flatMap(Schooling.init(of:)) }
}
