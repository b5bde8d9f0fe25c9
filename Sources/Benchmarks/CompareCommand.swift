import ArgumentParser
import Foundation

/// `Benchmarks compare`: protogen and Lucent in turn, and the ratios.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Times protogen and Lucent in turn on the same models; prints a table.")

  @Option(help: "The folder with squeezenet1.1.onnx and mobilenetv2_1.0_224.onnx.")
  var models = "../shared/models"

  @Option(help: "Only the cases whose title contains this, such as 'bf16, batch 8'.")
  var only = ""

  @Option(help: "How often each pair is run.")
  var rounds = 3

  @Option(help: "Steps that count, in each run.")
  var steps = 40

  @Flag(help: "Keep every core busy with something else meanwhile.")
  var busy = false

  func run() throws {
    let load =
      busy
      ? try (0..<ProcessInfo.processInfo.activeProcessorCount).map { _ in
        try Tool.start("/bin/sh", ["-c", "while :; do :; done"])
      } : []
    defer { load.forEach { $0.terminate() } }
    let peak = try Tool.peer(MatrixPeak.self, "gemm_peak.py")
    print("| case | protogen, ms | Lucent, ms | ratio, median | least | most | of GEMM peak |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    for example in ComparedCase.all where only.isEmpty || example.title.contains(only) {
      print(try example.row(models: models, rounds: rounds, steps: steps, peak: peak))
    }
    print("GEMM peak, GFLOP/s: \(peak.gigaflopsPerSecond)")
    print("load average: \((try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8)) ?? "-")")
  }
}

/// One line of the table: what protogen runs, and what Lucent is held against it.
struct ComparedCase {
  let title: String
  let model: String
  let normalization: String
  let precision: String
  let batch: Int

  static let all = ["squeezenet1.1", "mobilenetv2_1.0_224"].flatMap { model in
    [("fp32", 1), ("bf16", 1), ("fp32", 8), ("bf16", 8)].map { precision, batch in
      ComparedCase(
        title: "\(model), \(precision), batch \(batch)", model: model,
        normalization: model.hasPrefix("mobilenet") ? "minus-one-to-one" : "imagenet",
        precision: precision, batch: batch)
    }
  }

  /// Runs both in turn, and compares pair by pair, a prototype at a time as Lucent draws them.
  func row(models: String, rounds: Int, steps: Int, peak: MatrixPeak) throws -> String {
    let file = "\(models)/\(model).onnx"
    var pairs: [(ours: Double, theirs: Double)] = []
    for _ in 0..<rounds {
      let ours = try Tool.json(
        StepTime.self, CommandLine.arguments[0],
        [
          "step", "--model", file, "--normalization", normalization, "--precision", precision,
          "--batch", "\(batch)", "--steps", "\(steps)",
        ])
      let theirs = try Tool.peer(
        StepTime.self, "lucent_step.py",
        ["--model", file, "--preprocessing", normalization, "--steps", "\(steps)"])
      pairs.append((ours.medianMillisecondsPerImage, theirs.medianMillisecondsPerImage))
    }
    let ratios = pairs.map { $0.theirs / $0.ours }.sorted()
    let middle = { (values: [Double]) in values.sorted()[values.count / 2] }
    let ours = middle(pairs.map(\.ours))
    let numbers = [
      ours, middle(pairs.map(\.theirs)), ratios[ratios.count / 2], ratios[0],
      ratios[ratios.count - 1],
    ]
    let cells = numbers.map { String(format: "%.2f", $0) }.joined(separator: " | ")
    let work = try Tool.peer(StepWork.self, "step_flops.py", ["--model", file])
    let share = work.gigaflops / ours * 1e3 / (peak.gigaflopsPerSecond[precision] ?? .nan)
    return "| \(title) | \(cells) | \(Int((100 * share).rounded())) % |"
  }
}

/// The best rate of a matrix product, by precision.
struct MatrixPeak: Decodable {
  let gigaflopsPerSecond: [String: Double]
}

/// The floating-point operations of one step and image, in billions.
struct StepWork: Decodable {
  let gigaflops: Double
}

/// Other programs.
enum Tool {
  static func start(_ path: String, _ arguments: [String], output: Pipe? = nil) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    if let output { process.standardOutput = output }
    try process.run()
    return process
  }

  /// What a program prints on standard output.
  static func output(_ path: String, _ arguments: [String]) throws -> String {
    let pipe = Pipe()
    let process = try start(path, arguments, output: pipe)
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw ValidationError("\(path) \(arguments.joined(separator: " ")) failed.")
    }
    return String(decoding: data, as: UTF8.self)
  }

  /// What a program prints as its last line.
  static func json<Value: Decodable>(
    _ type: Value.Type, _ path: String, _ arguments: [String]
  ) throws -> Value {
    let lines = try output(path, arguments).split(separator: "\n")
    return try JSONDecoder().decode(type, from: Data((lines.last ?? "").utf8))
  }

  /// What a script of the peers prints as its last line.
  static func peer<Value: Decodable>(
    _ type: Value.Type, _ script: String, _ arguments: [String] = []
  ) throws -> Value {
    try json(type, "Sources/Benchmarks/peers/run", [script] + arguments)
  }
}
