// swift-tools-version: 6.1
import Foundation
import PackageDescription

// MARK: libtorch

/// The folder with libtorch's `include` and `lib`: `LIBTORCH`, or where `make` puts it.
let libtorch: String = {
  let environment = ProcessInfo.processInfo.environment
  if let folder = environment["LIBTORCH"], !folder.isEmpty { return folder }
  let cache = environment["XDG_CACHE_HOME"] ?? (environment["HOME"] ?? "/root") + "/.cache"
  return "\(cache)/protogen/libtorch"
}()

/// The CUDA kernels register themselves when loaded, so nothing names them and the linker must be told.
let cudaSettings: [LinkerSetting] =
  FileManager.default.fileExists(atPath: "\(libtorch)/lib/libtorch_cuda.so")
  ? [.unsafeFlags(["-Xlinker", "--no-as-needed", "-ltorch_cuda", "-lc10_cuda"])] : []

let swiftSettings: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let protobuf = Target.Dependency.product(name: "SwiftProtobuf", package: "swift-protobuf")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")

func module(
  _ name: String, _ dependencies: [Target.Dependency], excluding exclude: [String] = []
) -> Target {
  .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: swiftSettings)
}

func tests(
  of name: String, _ dependencies: [Target.Dependency] = [], excluding exclude: [String] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name), "TestSupport"] + dependencies,
    exclude: exclude, swiftSettings: swiftSettings)
}

let package = Package(
  name: "protogen",
  products: [
    .executable(name: "protogen", targets: ["protogen"]),
    .library(name: "TorchShim", type: .dynamic, targets: ["TorchShim"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    // MARK: Level 0, C libraries as modules
    .systemLibrary(
      name: "CFFTW", pkgConfig: "fftw3f", providers: [.apt(["libfftw3-dev"])]),
    .target(name: "CPNG", linkerSettings: [.linkedLibrary("png")]),
    .target(name: "CJPEG", linkerSettings: [.linkedLibrary("jpeg")]),
    // libtorch takes 0.4 s to load, so nothing links it: CTorch opens TorchShim when asked.
    .target(name: "CTorch", linkerSettings: [.linkedLibrary("dl")]),
    .target(
      name: "TorchShim",
      cxxSettings: [
        .headerSearchPath("../CTorch/include"),
        .unsafeFlags([
          "-isystem", "\(libtorch)/include",
          "-isystem", "\(libtorch)/include/torch/csrc/api/include",
          "-Wno-deprecated-declarations",
        ]),
      ],
      linkerSettings: [
        .unsafeFlags([
          "-L\(libtorch)/lib", "-Xlinker", "-rpath", "-Xlinker", "\(libtorch)/lib",
        ]),
        .linkedLibrary("torch"), .linkedLibrary("torch_cpu"), .linkedLibrary("c10"),
      ] + cudaSettings),

    // MARK: Level 1
    module("Tensors", ["CTorch"]),
    module("Fourier", ["CFFTW"]),
    module("ImageFiles", ["CPNG", "CJPEG"]),
    module("ONNX", [protobuf], excluding: ["Generated/README.md"]),

    // MARK: Level 2
    module("Classifiers", ["ONNX", "Tensors", "ImageFiles", yams, crypto]),
    module("Optimizers", ["Tensors"]),
    module("Statistics", ["Tensors"]),

    // MARK: Level 3
    module(
      "FeatureVisualization", ["Classifiers", "Optimizers", "Fourier", "Tensors", yams]),
    module(
      "Training",
      ["Classifiers", "Optimizers", "Fourier", "Statistics", "Tensors", "ONNX"]),

    // MARK: Level 4
    module("ActivationPaths", ["Classifiers", "ONNX", "Statistics", "Tensors"]),
    module(
      "Aviary",
      [
        "Training", "Classifiers", "Optimizers", "ImageFiles", "ONNX", "Statistics", "Tensors",
      ]),
    module(
      "SpuriousFeatures",
      ["FeatureVisualization", "Classifiers", "Fourier", "Statistics", "Tensors"]),

    // MARK: Level 5
    module(
      "RegressionChecks",
      [
        "ActivationPaths", "SpuriousFeatures", "Classifiers", "Fourier", "Statistics", "Tensors",
      ]),
    module(
      "ShortcutBenchmark", ["Aviary", "Classifiers", "SpuriousFeatures", "Statistics", "Tensors"]),

    // MARK: Level 6
    module(
      "Reports",
      [
        "RegressionChecks", "ActivationPaths", "SpuriousFeatures", "Training",
        "FeatureVisualization", "Classifiers",
        "Statistics", mustache, crypto,
      ]),

    // MARK: Level 7 and 8
    module(
      "ProtogenCLI",
      [
        "Reports", "RegressionChecks", "ShortcutBenchmark", "ActivationPaths", "Aviary",
        "SpuriousFeatures",
        "FeatureVisualization", "Training", "Optimizers", "Statistics", "Classifiers", "ONNX",
        "ImageFiles", "Fourier", "Tensors", argumentParser, yams, crypto,
      ]),
    .executableTarget(
      name: "protogen", dependencies: ["ProtogenCLI"], swiftSettings: swiftSettings),

    // MARK: Measuring and testing
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "FeatureVisualization", "Training", "Classifiers", "ONNX", "Tensors", argumentParser,
      ],
      exclude: ["peers"],
      swiftSettings: swiftSettings),
    .target(
      name: "TestSupport", dependencies: ["Classifiers", "Tensors"],
      swiftSettings: swiftSettings),
    tests(of: "Tensors"),
    tests(of: "Fourier"),
    tests(of: "ImageFiles"),
    tests(of: "ONNX", [protobuf]),
    tests(of: "Classifiers", ["ONNX", "ImageFiles", "Tensors"], excluding: ["Goldens"]),
    tests(of: "Optimizers", ["Tensors"]),
    tests(of: "FeatureVisualization", ["Classifiers", "Optimizers", "Fourier", "Tensors"]),
    tests(of: "Statistics", ["Tensors"]),
    tests(of: "Training", ["Classifiers", "Optimizers", "Statistics", "Tensors", "ONNX"]),
    tests(
      of: "Aviary",
      ["Training", "Classifiers", "ImageFiles", "ONNX", "Statistics", "Tensors"]),
    tests(of: "ActivationPaths", ["Classifiers", "ImageFiles", "ONNX", "Statistics", "Tensors"]),
    tests(
      of: "SpuriousFeatures",
      ["FeatureVisualization", "Classifiers", "Fourier", "ONNX", "Statistics", "Tensors"]),
    tests(
      of: "ShortcutBenchmark",
      [
        "Aviary", "SpuriousFeatures", "Classifiers", "ONNX", "Statistics", "Tensors", "Training",
      ]),
    tests(
      of: "RegressionChecks",
      ["ActivationPaths", "SpuriousFeatures", "Classifiers", "ONNX", "Statistics", "Tensors"]),
    tests(
      of: "Reports",
      [
        "RegressionChecks", "ActivationPaths", "SpuriousFeatures", "FeatureVisualization",
        "Classifiers", "Statistics",
      ]),
    tests(
      of: "ProtogenCLI",
      [
        "ActivationPaths", "Aviary", "Classifiers", "FeatureVisualization", "ImageFiles", "ONNX",
        "Statistics", "Training", crypto,
      ]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx20
)
