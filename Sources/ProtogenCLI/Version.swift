/// Which protogen this is.
enum Version {
  /// Written into every output, since another version may draw otherwise.
  static let current = "0.1.0"
}
