import ArgumentParser
import Foundation

/// `Benchmarks compare`: protogen and Lucent in turn, and the ratios.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Times protogen and Lucent in turn on the same models; prints a table.")

  @Option(help: "The folder with squeezenet1.1.onnx and mobilenetv2_1.0_224.onnx.")
  var models = "../shared/models"

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
    let peak = try gemmPeak()
    print("| case | protogen, ms | Lucent, ms | ratio, median | least | most |")
    print("|---|--:|--:|--:|--:|--:|")
    for example in ComparedCase.all {
      print(try example.row(models: models, rounds: rounds, steps: steps))
    }
    print("GEMM peak: \(peak)")
    print("load average: \((try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8)) ?? "-")")
  }

  private func gemmPeak() throws -> String {
    try Tool.output("Sources/Benchmarks/peers/run", ["gemm_peak.py"])
      .trimmingCharacters(in: .whitespacesAndNewlines)
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
  func row(models: String, rounds: Int, steps: Int) throws -> String {
    let file = "\(models)/\(model).onnx"
    var pairs: [(ours: Double, theirs: Double)] = []
    for _ in 0..<rounds {
      let ours = try Tool.stepTime(
        CommandLine.arguments[0],
        [
          "step", "--model", file, "--normalization", normalization, "--precision", precision,
          "--batch", "\(batch)", "--steps", "\(steps)",
        ])
      let theirs = try Tool.stepTime(
        "Sources/Benchmarks/peers/run",
        [
          "lucent_step.py", "--model", file, "--preprocessing", normalization, "--steps",
          "\(steps)",
        ])
      pairs.append((ours.medianMillisecondsPerImage, theirs.medianMillisecondsPerImage))
    }
    let ratios = pairs.map { $0.theirs / $0.ours }.sorted()
    let middle = { (values: [Double]) in values.sorted()[values.count / 2] }
    let numbers = [
      middle(pairs.map(\.ours)), middle(pairs.map(\.theirs)), ratios[ratios.count / 2], ratios[0],
      ratios[ratios.count - 1],
    ]
    let cells = numbers.map { String(format: "%.2f", $0) }.joined(separator: " | ")
    return "| \(title) | \(cells) |"
  }
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

  /// The step time that a program prints as its last line.
  static func stepTime(_ path: String, _ arguments: [String]) throws -> StepTime {
    let lines = try output(path, arguments).split(separator: "\n")
    return try JSONDecoder().decode(StepTime.self, from: Data((lines.last ?? "").utf8))
  }
}
