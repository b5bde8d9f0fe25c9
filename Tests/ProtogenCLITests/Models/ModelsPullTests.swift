import Crypto
import Foundation
import Testing

struct ModelsPullTests {
  /// Not a multiple of any buffer's size.
  static let body = Data((0..<300_007).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) })
  static let cached = "cache/protogen/models/far.onnx"
  static let partial =
    "cache/protogen/models/far.onnx.\(digest(of: body).prefix(12)).part"

  let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  static func digest(of data: Data) -> String {
    SHA256.hash(data: data).map { String(format: "%02x", $0) }.joined()
  }

  /// Describes the model `far` as lying at an address.
  func describe(
    _ address: String, digest: String = digest(of: body), byteCount: Int? = body.count
  ) throws {
    let size = byteCount.map { "byteCount: \($0)\n" } ?? ""
    let yaml = "name: far\naddress: \(address)\nsha256: \(digest)\n\(size)input: {}\n"
    try sandbox.write("Presets/Models/far.yaml", Data(yaml.utf8))
  }

  @Test func `a model is fetched, checked and named, and not fetched twice`() throws {
    let server = try LoopbackServer(body: Self.body)
    defer { server.stop() }
    try describe(server.address)
    let result = sandbox.run("models", "pull", "far")
    #expect(result.errors.contains("far.onnx: 100 %, 300 kB of 300 kB\n"))
    #expect(result.status == 0)
    #expect(result.output.hasSuffix("protogen/models/far.onnx\n"))
    #expect(sandbox.read(Self.cached) == Self.body)
    #expect(sandbox.names(in: "cache/protogen/models") == ["far.onnx"])

    let again = sandbox.run("models", "pull", "far")
    #expect(again.status == 0)
    #expect(again.output.hasPrefix("far is already here: "))
    #expect(server.requests.count == 1)
  }

  @Test func `a dropped connection keeps what came, and the next run continues there`() throws {
    let server = try LoopbackServer(body: Self.body, .drops(after: 100_000))
    defer { server.stop() }
    try describe(server.address)
    let dropped = sandbox.run("models", "pull", "far")
    #expect(dropped.status == 69)
    #expect(dropped.errors.contains("stopped after 100000 bytes"))
    #expect(dropped.errors.contains("Run the command again to continue."))
    #expect(sandbox.read(Self.partial) == Self.body.prefix(100_000))
    #expect(sandbox.read(Self.cached) == nil)

    server.behave(.serves)
    let resumed = sandbox.run("models", "pull", "far")
    #expect(resumed.status == 0)
    #expect(resumed.errors.hasPrefix("far.onnx: continues after 100 kB\n"))
    #expect(server.requests.last?.contains("Range: bytes=100000-") == true)
    #expect(sandbox.read(Self.cached) == Self.body)
  }

  @Test func `a server that cannot continue sends all, and the file is still right`() throws {
    let server = try LoopbackServer(body: Self.body, .ignoresRange)
    defer { server.stop() }
    try describe(server.address)
    try sandbox.write(Self.partial, Self.body.prefix(777))
    #expect(sandbox.run("models", "pull", "far").status == 0)
    #expect(sandbox.read(Self.cached) == Self.body)
  }

  @Test func `a server that sends another part than asked for is not believed`() throws {
    let server = try LoopbackServer(body: Self.body, .sendsWrongPart)
    defer { server.stop() }
    try describe(server.address)
    try sandbox.write(Self.partial, Self.body.prefix(777))
    let result = sandbox.run("models", "pull", "far")
    #expect(result.status == 69)
    #expect(result.errors.contains("the server sent another part"))
    #expect(sandbox.read(Self.cached) == nil)
  }

  @Test func `a partial file longer than the model, or complete but wrong, is thrown away`() throws
  {
    let server = try LoopbackServer(body: Self.body)
    defer { server.stop() }
    try describe(server.address)
    try sandbox.write(Self.partial, Self.body + Data([1]))
    #expect(sandbox.run("models", "pull", "far").status == 0)
    #expect(sandbox.read(Self.cached) == Self.body)

    try FileManager.default.removeItem(at: sandbox.folder.appending(path: Self.cached))
    try sandbox.write(Self.partial, Data(count: Self.body.count))
    #expect(sandbox.run("models", "pull", "far").status == 65)
    #expect(sandbox.names(in: "cache/protogen/models") == [])
    #expect(sandbox.run("models", "pull", "far").status == 0)
  }

  @Test func `without a known size a complete partial file is finished all the same`() throws {
    let server = try LoopbackServer(body: Self.body)
    defer { server.stop() }
    try describe(server.address, byteCount: nil)
    try sandbox.write(Self.partial, Self.body)
    #expect(sandbox.run("models", "pull", "far").status == 0)
    #expect(sandbox.read(Self.cached) == Self.body)
  }

  @Test func `a wrong digest deletes the file and says both digests`() throws {
    let server = try LoopbackServer(body: Self.body)
    defer { server.stop() }
    let other = Self.digest(of: Data())
    try describe(server.address, digest: other)
    let result = sandbox.run("models", "pull", "far")
    #expect(result.status == 65)
    #expect(result.errors.contains(other))
    #expect(result.errors.contains(Self.digest(of: Self.body)))
    #expect(sandbox.names(in: "cache/protogen/models") == [])
  }

  @Test(arguments: [300_006, 300_008, 1])
  func `a wrong size deletes the file and says both sizes`(byteCount: Int) throws {
    let server = try LoopbackServer(body: Self.body)
    defer { server.stop() }
    try describe(server.address, byteCount: byteCount)
    let result = sandbox.run("models", "pull", "far")
    #expect(result.status == 65)
    #expect(result.errors.contains("not \(byteCount)"))
    #expect(sandbox.names(in: "cache/protogen/models") == [])
  }

  @Test(arguments: [(404, "(not found)"), (403, "(not allowed)"), (503, "(the server failed)")])
  func `a refusal says the status and its meaning`(status: Int, meaning: String) throws {
    let server = try LoopbackServer(body: Self.body, .status(status))
    defer { server.stop() }
    try describe(server.address)
    let result = sandbox.run("models", "pull", "far")
    #expect(result.status == 69)
    #expect(result.errors.contains("the server answered \(status) \(meaning)."))
    #expect(result.errors.hasPrefix("protogen: error: "))
    #expect(result.errors.filter { $0 == "\n" }.count == 1)
    #expect(sandbox.read(Self.cached) == nil)
  }

  @Test func `no server is said to be no server`() throws {
    let server = try LoopbackServer(body: Self.body)
    let address = server.address
    server.stop()
    Thread.sleep(forTimeInterval: 0.1)
    try describe(address)
    let result = sandbox.run("models", "pull", "far")
    #expect(result.status == 69)
    #expect(result.errors.hasPrefix("protogen: error: Cannot reach 'http://127.0.0.1:"))
  }

  @Test func `a redirection on this machine is followed, one to plain http elsewhere is not`()
    throws
  {
    let server = try LoopbackServer(body: Self.body, .redirects(to: "/elsewhere"))
    defer { server.stop() }
    try describe(server.address)
    #expect(sandbox.run("models", "pull", "far", "--quiet").status == 0)
    #expect(sandbox.read(Self.cached) == Self.body)

    try FileManager.default.removeItem(at: sandbox.folder.appending(path: Self.cached))
    server.behave(.redirects(to: "http://example.org/model.onnx"))
    let result = sandbox.run("models", "pull", "far")
    #expect(result.status == 64)
    #expect(result.errors.contains("'http://example.org/model.onnx' is not fetched"))
  }

  @Test func `a full disk is an I/O error with its reason`() throws {
    let server = try LoopbackServer(body: Self.body)
    defer { server.stop() }
    try describe(server.address)
    try sandbox.write("cache/protogen/models/.keep", Data())
    try FileManager.default.createSymbolicLink(
      atPath: sandbox.folder.appending(path: Self.partial).path, withDestinationPath: "/dev/full")
    let result = sandbox.run("models", "pull", "far")
    #expect(result.status == 74)
    #expect(result.errors.contains("no space left on device"))
  }

  @Test func `a folder that cannot be made is said before anything is fetched`() throws {
    let server = try LoopbackServer(body: Self.body)
    defer { server.stop() }
    try describe(server.address)
    try sandbox.write("cache", Data())
    #expect(sandbox.run("models", "pull", "far").status == 73)
    #expect(server.requests.isEmpty)
  }

  @Test func `nothing is fetched if one of the names is wrong`() throws {
    let server = try LoopbackServer(body: Self.body)
    defer { server.stop() }
    try describe(server.address)
    let result = sandbox.run("models", "pull", "far", "fra")
    #expect(result.status == 64)
    #expect(result.errors.contains("Did you mean 'far'?"))
    #expect(server.requests.isEmpty)
  }

  @Test func `a terminal gets a bar that ends full`() throws {
    let server = try LoopbackServer(body: Self.body)
    defer { server.stop() }
    try describe(server.address)
    let result = sandbox.run("models", "pull", "far", isTerminal: true)
    #expect(result.errors.contains("\r\u{1B}[Kfar.onnx  "))
    #expect(result.errors.contains("████████████████████████ 100 %  300 kB of 300 kB"))
    #expect(result.errors.hasSuffix("\n"))
  }
}
