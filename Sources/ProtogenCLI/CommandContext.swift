internal import Classifiers
public import Foundation

/// What a command sees of the outside: where it prints, its environment, its working folder.
///
/// Tests run commands in another context; programs in the standard one.
public struct CommandContext: Sendable {
  /// The context of the command that is running.
  @TaskLocal public static var current = CommandContext.standard

  /// Writes to standard output, as it is.
  public let output: @Sendable (String) -> Void
  /// Writes to standard error, as it is.
  public let errors: @Sendable (String) -> Void
  /// Whether standard error is a terminal, so that lines can be rewritten.
  public let isTerminal: Bool
  /// The environment variables.
  public let environment: [String: String]
  /// Where relative paths start.
  public let workingFolder: URL
  /// The words after the program's name, as they were typed.
  var arguments: [String] = []

  /// Creates a context.
  public init(
    output: @escaping @Sendable (String) -> Void, errors: @escaping @Sendable (String) -> Void,
    isTerminal: Bool, environment: [String: String], workingFolder: URL
  ) {
    self.output = output
    self.errors = errors
    self.isTerminal = isTerminal
    self.environment = environment
    // Relative paths start inside a folder only if its URL says that it is one.
    self.workingFolder = URL(fileURLWithPath: workingFolder.path, isDirectory: true)
  }

  /// The process's own.
  public static let standard = CommandContext(
    output: StandardOutput.write,
    errors: { try? FileHandle.standardError.write(contentsOf: Data($0.utf8)) },
    isTerminal: isatty(STDERR_FILENO) == 1,
    environment: ProcessInfo.processInfo.environment,
    workingFolder: URL(fileURLWithPath: FileManager.default.currentDirectoryPath))

  /// Prints a line on standard output.
  public func print(_ line: String) { output(line + "\n") }

  /// Prints a line on standard error.
  public func warn(_ line: String) { errors(line + "\n") }

  /// The models that can be named here; without presets, the user's own alone.
  var catalog: ModelCatalog {
    let library = try? PresetLibrary.locate(
      environment: environment, workingFolder: workingFolder)
    return ModelCatalog(
      library: library, environment: environment, workingFolder: workingFolder)
  }
}
