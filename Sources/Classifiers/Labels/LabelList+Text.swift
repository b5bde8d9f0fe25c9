public import Foundation

extension LabelList {
  /// The most bytes a label list may have: ten times the names of all of WordNet.
  public static let byteLimit = 16 << 20

  /// Reads a list from a text file.
  ///
  /// - Throws: `LabelError.unreadable`, `.tooLarge`, or an error of `init(name:text:)`.
  public init(contentsOf file: URL, name: String? = nil) throws(LabelError) {
    let data: Data
    do {
      let size = try file.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
      guard size <= Self.byteLimit else {
        throw LabelError.tooLarge(file: file.path, byteCount: size, limit: Self.byteLimit)
      }
      data = try Data(contentsOf: file)
    } catch let error as LabelError {
      throw error
    } catch {
      throw .unreadable(file: file.path, reason: Self.reason(error, file: file))
    }
    try self.init(name: name ?? file.path, text: data)
  }

  /// Reads a list from text: one class a line.
  ///
  /// A line is `n01558993 robin, American robin`, `robin, American robin` or `robin`: an optional
  /// WordNet identifier, then names parted by commas. A name cannot itself hold a comma. The
  /// text is UTF-8, with or without a byte order mark; lines end in LF or CRLF. Blank lines are
  /// allowed at the end alone. Two classes may share a name (ImageNet has two cranes), not an
  /// identifier.
  ///
  /// - Throws: `LabelError`, with the number of the offending line.
  public init(name: String, text: Data) throws(LabelError) {
    let lines = Self.lines(of: text)
    guard !lines.isEmpty else { throw .empty(file: name) }
    var firstLines: [String: Int] = [:]
    var classes: [ClassLabel] = []
    for (index, bytes) in lines.enumerated() {
      let label = try Self.label(bytes, index: index, file: name)
      if let id = label.wordNetID, let first = firstLines.updateValue(index + 1, forKey: id) {
        throw .duplicate(file: name, wordNetID: id, line: index + 1, firstLine: first)
      }
      classes.append(label)
    }
    self.init(name: name, classes: classes)
  }

  /// The lines without their ends, without a byte order mark, without blank lines at the end.
  private static func lines(of text: Data) -> [Data] {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let body = text.starts(with: mark) ? text.dropFirst(mark.count) : text
    var lines = body.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { $0.last == 0x0D ? Data($0.dropLast()) : Data($0) }
    while let last = lines.last, last.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
      lines.removeLast()
    }
    return lines
  }

  private static func label(
    _ bytes: Data, index: Int, file: String
  ) throws(LabelError) -> ClassLabel {
    let line = index + 1
    guard let raw = String(validating: bytes, as: UTF8.self) else {
      throw .invalidUTF8(file: file, line: line)
    }
    let text = raw.replacingOccurrences(of: "\t", with: " ").trimmingCharacters(in: .whitespaces)
    guard !text.isEmpty else { throw .blankLine(file: file, line: line) }
    guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else { throw .controlCharacter(file: file, line: line) }

    let id = text.prefix { $0 != " " }
    let hasID = isWordNetID(id)
    let names = (hasID ? text.dropFirst(id.count) : text[...])
      .split(separator: ",", omittingEmptySubsequences: false)
      .map { $0.trimmingCharacters(in: .whitespaces) }
    guard !names.contains("") else { throw .emptyName(file: file, line: line) }
    return ClassLabel(index: index, names: names, wordNetID: hasID ? String(id) : nil)
  }

  /// Whether a word is a WordNet 3.0 noun identifier: `n` and eight digits.
  static func isWordNetID(_ word: some StringProtocol) -> Bool {
    word.count == 9 && word.first == "n" && word.dropFirst().allSatisfy { "0"..."9" ~= $0 }
  }

  private static func reason(_ error: any Error, file: URL) -> String {
    FileManager.default.fileExists(atPath: file.path)
      ? error.localizedDescription.trimmingCharacters(in: CharacterSet(charactersIn: "."))
      : "there is no such file"
  }
}
