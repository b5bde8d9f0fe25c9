internal import Crypto
internal import FeatureVisualization
internal import Foundation
internal import ImageFiles

/// A folder of photographs from which the magnitude of MACO's spectra is measured.
struct SpectrumFolder {
  /// The photographs, in the folder and one level below, by path.
  let photographs: [URL]
  private let name: String

  /// How many photographs are measured; the average hardly changes with more.
  private static let maximumCount = 512
  private static let extensions: Set<String> = ["png", "jpg", "jpeg"]

  /// Lists a folder; no photograph is read.
  ///
  /// - Throws: `CommandFailure` if the folder cannot be read or has no photographs.
  init(_ path: String, in context: CommandContext) throws {
    name = path
    let folder = URL(fileURLWithPath: path, relativeTo: context.workingFolder)
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
      throw CommandFailure(
        "Cannot read the folder of photographs '\(path)'. Does it exist?", .missingInput)
    }
    photographs = names.sorted().flatMap { name -> [URL] in
      let entry = folder.appending(path: name)
      let below = (try? FileManager.default.contentsOfDirectory(atPath: entry.path)) ?? []
      return [entry] + below.sorted().map { entry.appending(path: $0) }
    }.filter { Self.extensions.contains($0.pathExtension.lowercased()) }
    guard !photographs.isEmpty else {
      throw CommandFailure("'\(path)' holds no PNG or JPEG.", .missingInput)
    }
  }

  /// Measures the mean magnitudes of the photographs at a size, and says what was measured.
  ///
  /// - Throws: `CommandFailure` if none of the photographs can be read; `FourierError`.
  func measured(
    at shape: ImageShape, unreadable: (any Error) -> Void
  ) throws -> (magnitude: MagnitudeSpectrum, origin: SpectrumOrigin) {
    var images: [[Float]] = []
    for photograph in chosen {
      do {
        let bitmap = try Bitmap(contentsOf: photograph)
        images.append(bitmap.colors(at: shape))
      } catch {
        unreadable(error)
      }
    }
    guard !images.isEmpty else {
      throw CommandFailure("No photograph in '\(name)' can be read.", .data)
    }
    let magnitude = try MagnitudeSpectrum.measured(images, shape: shape)
    return (magnitude, SpectrumOrigin(magnitude, photographCount: images.count))
  }

  /// All photographs, or some from all parts of the list.
  private var chosen: [URL] {
    let count = min(photographs.count, Self.maximumCount)
    return (0..<count).map { photographs[$0 * photographs.count / count] }
  }
}

/// What a manifest says of a measured spectrum.
struct SpectrumOrigin: Codable, Hashable {
  let photographCount: Int
  /// A SHA-256 of the magnitudes, as little-endian 32-bit floats.
  let sha256: String

  init(_ magnitude: MagnitudeSpectrum, photographCount: Int) {
    self.photographCount = photographCount
    var bytes = Data()
    for value in magnitude.values {
      withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }
    sha256 = SHA256.hash(data: bytes).hexadecimal
  }
}

extension Digest {
  /// The bytes in hexadecimal, two digits each.
  var hexadecimal: String {
    map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}

extension Bitmap {
  /// The middle of the picture at a size, in planes of `0...1`.
  fileprivate func colors(at shape: ImageShape) -> [Float] {
    let opaque = (hasAlpha ? removingAlpha() : self).expandingGray()
    let short = Double(min(opaque.height, opaque.width))
    // Scaled so that the window just fits, whichever way round the picture is.
    let scale = max(
      Double(shape.height) / Double(opaque.height), Double(shape.width) / Double(opaque.width))
    let planes = opaque.fittingShortSide(Int((short * scale).rounded(.up)))
      .centerCropped(height: shape.height, width: shape.width).planes
    let plane = shape.height * shape.width
    switch shape.channels {
    case 1:
      // Brightness by the weights of ITU-R BT.601.
      return (0..<plane).map {
        0.299 * planes[$0] + 0.587 * planes[plane + $0] + 0.114 * planes[2 * plane + $0]
      }
    case 4: return planes + [Float](repeating: 1, count: plane)
    default: return planes
    }
  }
}
