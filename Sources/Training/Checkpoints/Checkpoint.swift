internal import Foundation

/// A saved run: a header for people and programs, then the numbers.
///
/// The file is `protogen training 1\n`, the header as one line of JSON, and blocks of bytes, each
/// after its length (Int64): the weights and the prototypes in the making (Float32), then the
/// optimizers' states. All numbers are little-endian.
struct Checkpoint {
  struct Header: Codable {
    let configuration: TrainingConfiguration
    let exampleCount: Int
    let exampleIdentity: String
    let step: Int
    let totals: TrainingState.EpochTotals
    let log: TrainingLog
    /// The class of each prototype in the making.
    let replayClasses: [Int]
    var arrayCount = 0
  }

  /// Why bytes are not a checkpoint, in words.
  enum Defect: String, Error {
    case foreign = "it does not start like one"
    case badHeader = "its header cannot be read"
    case wrongSize = "its size is not that of the network"
  }

  private static let magic = Data("protogen training 1\n".utf8)
  private static let newline: UInt8 = 0x0A

  let header: Header
  /// The weights, their averages if there are any, and the prototypes.
  let arrays: [[Float]]
  let optimizers: [Data]

  init(header: Header, arrays: [[Float]], optimizers: [Data]) {
    var header = header
    header.arrayCount = arrays.count
    self.header = header
    self.arrays = arrays
    self.optimizers = optimizers
  }

  // MARK: Writing

  var data: Data {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      var data = Self.magic + (try encoder.encode(header))
      data.append(Self.newline)
      let blocks = arrays.map { $0.withUnsafeBytes { Data($0) } } + optimizers
      for block in blocks {
        withUnsafeBytes(of: Int64(block.count).littleEndian) { data.append(contentsOf: $0) }
        data.append(block)
      }
      return data
    }
  }

  // MARK: Reading

  init(_ data: Data) throws(Defect) {
    guard data.starts(with: Self.magic) else { throw .foreign }
    let body = data.dropFirst(Self.magic.count)
    guard let end = body.firstIndex(of: Self.newline),
      let header = try? JSONDecoder().decode(Header.self, from: Data(body[..<end]))
    else { throw .badHeader }
    let blocks = try Self.blocks(Data(body[(end + 1)...]))
    guard 0...blocks.count ~= header.arrayCount else { throw .wrongSize }
    self.header = header
    arrays = blocks[..<header.arrayCount].map(Self.floats)
    optimizers = Array(blocks[header.arrayCount...])
  }

  private static func blocks(_ data: Data) throws(Defect) -> [Data] {
    var (rest, blocks): (Data, [Data]) = (data, [])
    while !rest.isEmpty {
      guard rest.count >= 8 else { throw .wrongSize }
      let size = rest.withUnsafeBytes { Int64(littleEndian: $0.loadUnaligned(as: Int64.self)) }
      guard size >= 0, size <= rest.count - 8 else { throw .wrongSize }
      blocks.append(Data(rest.dropFirst(8).prefix(Int(size))))
      rest = rest.dropFirst(8 + Int(size))
    }
    return blocks
  }

  private static func floats(_ data: Data) -> [Float] {
    [Float](unsafeUninitializedCapacity: data.count / 4) { buffer, count in
      count = data.copyBytes(to: buffer) / 4
    }
  }
}
