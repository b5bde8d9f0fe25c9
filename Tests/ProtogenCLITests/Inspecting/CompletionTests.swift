import Foundation
import Testing

/// What the shell offers after a tab.
struct CompletionTests {
  @Test(arguments: ["bash", "zsh", "fish"])
  func `a script is printed for each shell`(shell: String) throws {
    let result = try Sandbox.withPresets().run("--generate-completion-script", shell)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("protogen"))
    #expect(result.output.contains("--layer"))
  }
}
