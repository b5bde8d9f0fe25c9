import Foundation
import ProtogenCLI

exit(Protogen.run(Array(CommandLine.arguments.dropFirst())))
