extension LabelList {
  /// Finds the class that another list's class is: by WordNet id, else by name.
  ///
  /// A name counts as a whole, without case, accents, spaces, hyphens and underscores, and only if
  /// a single class has it; the other class's first name goes before its synonyms.
  ///
  /// - Parameter label: A class of the other list.
  /// - Returns: The class of this list, or `nil` if there is none.
  public func counterpart(of label: ClassLabel) -> ClassLabel? {
    if let id = label.wordNetID, let match = classes.first(where: { $0.wordNetID == id }) {
      return match
    }
    for name in label.names {
      let key = Self.key(name)
      let found = classes.filter { own in
        (own.wordNetID == nil || label.wordNetID == nil)
          && own.names.contains { Self.key($0) == key }
      }
      if found.count == 1, !key.isEmpty { return found[0] }
    }
    return nil
  }
}
