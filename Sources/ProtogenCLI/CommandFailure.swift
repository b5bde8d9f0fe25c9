internal import ActivationPaths
internal import Aviary
internal import Classifiers
internal import FeatureVisualization
internal import Fourier
internal import ImageFiles
internal import ONNX
internal import RegressionChecks
internal import SpuriousFeatures
internal import Tensors
internal import Training

/// What a process tells its caller, by the numbers of BSD's `sysexits.h`.
public enum ExitStatus: Int32, Hashable, Sendable {
  /// The command line is wrong.
  case usage = 64
  /// An input's content is wrong.
  case data = 65
  /// An input is missing or cannot be read.
  case missingInput = 66
  /// A service, such as the network, is unavailable.
  case unavailable = 69
  /// protogen or libtorch failed, or memory ran out.
  case internalError = 70
  /// An output cannot be created.
  case cannotCreate = 73
  /// Reading or writing failed on the way.
  case inputOutput = 74
  /// The user stopped the command.
  case interrupted = 130
}

/// A reason why a command ends early, ready to be printed.
public struct CommandFailure: Error, Hashable, Sendable {
  /// A sentence or two, without a prefix and without line breaks.
  public let message: String
  /// What the process exits with.
  public let status: ExitStatus

  /// Creates a failure.
  public init(_ message: String, _ status: ExitStatus) {
    self.message = message
    self.status = status
  }
}

extension CommandFailure: CustomStringConvertible {
  /// The line that goes to standard error.
  public var description: String {
    "protogen: error: " + message.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}

// MARK: Other modules' errors

extension CommandFailure {
  /// Gives an error of any module its words and its status.
  init(_ error: any Error) {
    switch error {
    case let error as CommandFailure: self = error
    case let error as PresetError: self.init(error.description, error.status)
    case let error as LabelError: self.init(error.description, error.status)
    case let error as DownloadError: self.init(error.description, error.status)
    case let error as ONNXError: self.init(error.description, .data)
    case let error as ClassifierError: self.init(error.description, error.status)
    case let error as PhotographError: self.init(error.description, error.status)
    case let error as StatisticsFileError: self.init(error.description, .data)
    case let error as PathError: self.init(error.description, error.status)
    case let error as ImageFileError: self.init(error.description, .data)
    case let error as ConfigurationError: self.init(error.description, .usage)
    case let error as RenderingError: self.init(error.description, error.status)
    case let error as FileWriteError: self.init(error.description, error.status)
    case let error as TensorError: self.init(error.description, error.status)
    case let error as SpuriousFeatureError: self.init(error.description, .data)
    case let error as BaselineError: self.init(error.description, error.status)
    case let error as AviaryError: self.init(error.description, error.status)
    case let error as TrainingError: self.init(error.description, error.status)
    default: self.init("\(error)", .internalError)
    }
  }
}

extension BaselineError {
  fileprivate var status: ExitStatus {
    switch self {
    case .unreadable: .missingInput
    case .malformed, .newer: .data
    }
  }
}

extension AviaryError {
  fileprivate var status: ExitStatus {
    switch self {
    case .unreadableTruth, .scoresNotFinite: .data
    default: .usage
    }
  }
}

extension PresetError {
  fileprivate var status: ExitStatus {
    switch self {
    case .invalid(nil, _), .unknown(_, _, _, isPath: false): .usage
    case .malformed, .invalid, .modelChanged: .data
    case .unreadable, .noPresets, .unknown, .modelAbsent: .missingInput
    case .unwritable: .cannotCreate
    }
  }
}

extension ClassifierError {
  fileprivate var status: ExitStatus {
    switch self {
    case .unknownLayer, .inputSizeRejected, .sizeFailed: .usage
    default: .data
    }
  }
}

extension PhotographError {
  fileprivate var status: ExitStatus {
    switch self {
    case .unreadable, .noPhotographs, .unreadableList, .unreadableMasks: .missingInput
    case .emptyList, .missingColumn, .malformedList, .wrongFieldCount, .emptyField, .noNumber,
      .repeated:
      .data
    }
  }
}

extension PathError {
  fileprivate var status: ExitStatus {
    switch self {
    case .unknownLayer: .usage
    case .noLayers, .tooFewPhotographs: .data
    case .missingLayer, .recordMismatch: .internalError
    case .cancelled: .interrupted
    }
  }
}

extension TensorError {
  fileprivate var status: ExitStatus {
    switch self {
    case .deviceUnavailable, .libraryUnavailable: .unavailable
    default: .internalError
    }
  }
}

extension TrainingError {
  fileprivate var status: ExitStatus {
    switch self {
    case .invalidConfiguration, .tooFewExamples, .otherRun: .usage
    case .unreadableCheckpoint, .diverged: .data
    case .fileFailed: .inputOutput
    case .wrongBatchShape, .wrongLabelCount, .labelOutOfRange, .wrongValueCount, .otherNetwork,
      .wrongNameCount, .untransformable:
      .internalError
    }
  }
}

extension RenderingError {
  fileprivate var status: ExitStatus {
    switch self {
    case .unreadableState: .data
    default: .usage
    }
  }
}

extension FileWriteError {
  fileprivate var status: ExitStatus {
    switch self {
    case .diskFull, .refused: .inputOutput
    default: .cannotCreate
    }
  }
}

extension LabelError {
  fileprivate var status: ExitStatus {
    switch self {
    case .unreadable: .missingInput
    case .unknownClass, .ambiguousClass, .indexOutOfRange, .emptyRange, .noClass: .usage
    case .tooLarge, .empty, .invalidUTF8, .blankLine, .controlCharacter, .emptyName, .duplicate,
      .countMismatch:
      .data
    }
  }
}

extension DownloadError {
  fileprivate var status: ExitStatus {
    switch self {
    case .notAllowed: .usage
    case .refused, .unreachable, .interrupted, .busy: .unavailable
    case .wrongSize, .wrongDigest: .data
    case .cannotCreate: .cannotCreate
    case .cannotWrite: .inputOutput
    }
  }
}
