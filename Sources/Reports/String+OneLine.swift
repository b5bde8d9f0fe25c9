extension String {
  /// The text in one line, and without what moves a cursor or turns letters around.
  ///
  /// Line ends and tabs become spaces; other control characters, and those that change the direction
  /// of writing, become U+FFFD.
  var oneLine: String {
    String(String.UnicodeScalarView(unicodeScalars.map(\.inOneLine)))
  }
}

extension Unicode.Scalar {
  fileprivate var inOneLine: Unicode.Scalar {
    switch value {
    case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029: " "
    case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
      "\u{FFFD}"
    default: self
    }
  }
}
