public import ArgumentParser

/// `protogen`: the commands, and nothing else.
public struct Protogen: ParsableCommand {
  public static let configuration = CommandConfiguration(
    commandName: "protogen",
    abstract:
      "Draws, without any data, the image that each class of a classifier most wants to see.",
    version: Version.current,
    subcommands: [
      Render.self, Audit.self, Suspect.self, BaselineCommand.self, CheckCommand.self,
      Merge.self, LayersCommand.self, Doctor.self, Models.self, Operators.self,
      AviaryCommand.self, BenchmarkCommand.self,
    ])

  public init() {}
}

extension Protogen {
  /// Runs a command line to its end.
  ///
  /// - Parameters:
  ///   - arguments: The words after the program's name.
  ///   - context: Where to print, and the environment.
  /// - Returns: What the process should exit with.
  public static func run(
    _ arguments: [String], in context: CommandContext = .standard
  ) -> Int32 {
    var context = context
    context.arguments = arguments
    return CommandContext.$current.withValue(context) {
      var command: any ParsableCommand
      do {
        command = try parseAsRoot(arguments)
      } catch {
        return report(parsing: error, in: context)
      }
      do {
        try command.run()
        guard !StandardOutput.hasFailed else {
          throw CommandFailure("Cannot write to standard output: is the disk full?", .inputOutput)
        }
        return 0
      } catch let error where exitCode(for: error) == .success || error is ValidationError {
        return report(parsing: error, in: context)
      } catch let code as ExitCode {
        return code.rawValue
      } catch {
        let failure = CommandFailure(error)
        context.warn(failure.description)
        return failure.status.rawValue
      }
    }
  }

  /// Prints what ArgumentParser has to say: help, or what is wrong and the usage.
  private static func report(parsing error: any Error, in context: CommandContext) -> Int32 {
    let code = exitCode(for: error)
    let message = fullMessage(for: error)
    if code == .success {
      context.print(message)
    } else {
      let text = message.hasPrefix("Error: ") ? String(message.dropFirst(7)) : message
      context.warn("protogen: error: " + text)
    }
    return code.rawValue
  }
}
