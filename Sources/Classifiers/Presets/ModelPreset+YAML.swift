internal import Foundation

extension ModelPreset {
  /// Reads a preset from YAML.
  ///
  /// - Parameters:
  ///   - yaml: The text.
  ///   - file: What to call the text in errors.
  /// - Throws: `PresetError.malformed`, or `.invalid` with every unknown key, missing key and
  ///   value out of range, each with its line.
  public init(yaml: String, file: String) throws(PresetError) {
    let fields = try YAMLFields(yaml: yaml, file: file)
    fields.require("name", "input")
    let name = fields.string("name")
    let preprocessing = fields.mapping("input", Self.preprocessing)
    let address = fields.string("address")
    let make = Self.make(fields, address: address.flatMap(URL.init(string:)))
    if let address, URL(string: address) == nil {
      fields.adopt([PresetViolation(key: "address", expected: "an address", found: address)])
    }
    fields.finish()
    var preset: ModelPreset?
    if let name {
      // With a broken input the other values are still checked, so that all is said at once.
      do throws(PresetError) {
        let input = if let preprocessing { preprocessing } else { try Preprocessing() }
        preset = try make(name, input)
      } catch {
        if case .invalid(_, let violations) = error { fields.adopt(violations) }
      }
    }
    guard fields.violations.isEmpty, let preset else {
      throw .invalid(file: file, fields.violations)
    }
    self = preset
  }

  /// Asks for every key but the name and the input, and returns what makes the preset of them.
  private static func make(
    _ fields: YAMLFields, address: URL?
  ) -> (String, Preprocessing) throws(PresetError) -> ModelPreset {
    let description = fields.string("description") ?? ""
    let file = fields.string("file")
    let sha256 = fields.string("sha256")
    let byteCount = fields.int("byteCount")
    let labels = fields.string("labels")
    let labelOffset = fields.int("labelOffset") ?? 0
    let output = fields.choice("output", OutputKind.self) ?? .logits
    let recipe = fields.string("recipe")
    let license = fields.string("license")
    let source = fields.string("source")
    let obtain = fields.string("obtain")
    return { (name, preprocessing) throws(PresetError) in
      try ModelPreset(
        name: name, description: description, file: file, address: address, sha256: sha256,
        byteCount: byteCount, preprocessing: preprocessing, labels: labels,
        labelOffset: labelOffset, output: output, recipe: recipe, license: license, source: source,
        obtain: obtain)
    }
  }

  /// The `input` mapping: a named normalization, whose parts can be given instead or as well.
  private static func preprocessing(_ fields: YAMLFields) -> Preprocessing? {
    let named = fields.choice("normalization", Normalization.self) ?? Normalization.none
    let height = fields.int("height")
    let width = fields.int("width")
    let channelOrder = fields.choice("channels", ChannelOrder.self) ?? named.channelOrder
    let range = fields.range("range") ?? named.range
    let mean = fields.floats("mean") ?? named.mean
    let deviation = fields.floats("std") ?? named.standardDeviation
    let resize = fields.int("resizeShortSide")
    do throws(PresetError) {
      return try Preprocessing(
        height: height, width: width, channelOrder: channelOrder, range: range, mean: mean,
        standardDeviation: deviation, resizeShortSide: resize)
    } catch {
      if case .invalid(_, let violations) = error { fields.adopt(violations) }
      return nil
    }
  }

  /// The preset as YAML that `init(yaml:file:)` reads back to an equal value.
  public var yaml: String {
    var lines: [String] = []
    func add(_ key: String, _ value: String?, indent: String = "") {
      if let value { lines.append("\(indent)\(key): \(value)") }
    }
    add("name", Self.quoted(name))
    add("description", description.isEmpty ? nil : Self.quoted(description))
    add("file", file.map(Self.quoted))
    add("address", address.map { Self.quoted($0.absoluteString) })
    add("sha256", sha256.map(Self.quoted))
    add("byteCount", byteCount.map(String.init))
    lines.append("input:")
    add("height", preprocessing.height.map(String.init), indent: "  ")
    add("width", preprocessing.width.map(String.init), indent: "  ")
    add("channels", preprocessing.channelOrder.rawValue, indent: "  ")
    add(
      "range", "[\(preprocessing.range.lowerBound), \(preprocessing.range.upperBound)]",
      indent: "  ")
    add("mean", "\(preprocessing.mean)", indent: "  ")
    add("std", "\(preprocessing.standardDeviation)", indent: "  ")
    add("resizeShortSide", preprocessing.resizeShortSide.map(String.init), indent: "  ")
    add("labels", labels.map(Self.quoted))
    add("labelOffset", "\(labelOffset)")
    add("output", output.rawValue)
    add("recipe", recipe.map(Self.quoted))
    add("license", license.map(Self.quoted))
    add("source", source.map(Self.quoted))
    add("obtain", obtain.map(Self.quoted))
    return lines.joined(separator: "\n") + "\n"
  }

  /// A double-quoted YAML text.
  private static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "\\": "\\\\"
      case "\"": "\\\""
      case _ where scalar.properties.generalCategory == .control:
        String(format: "\\x%02X", scalar.value)
      default: String(scalar)
      }
    }
    return "\"\(escaped.joined())\""
  }
}
