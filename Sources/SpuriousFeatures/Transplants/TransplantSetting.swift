/// What transplants need to know of all images.
struct TransplantSetting: Sendable {
  let frame: ImageFrame
  let channelCount: Int
  let images: [PreparedImage]
  /// The fine part that all images of a class have in common.
  let commonFineParts: [Int: [Float]]

  /// Prepares every image.
  ///
  /// - Parameters:
  ///   - collection: The images.
  ///   - forEach: Calls a function for each number below another, on several threads.
  init(_ collection: ImageCollection, forEach: (Int, (Int) -> Void) -> Void) {
    let frame = ImageFrame(height: collection.height, width: collection.width)
    let source = collection.images
    let common = Dictionary(
      uniqueKeysWithValues: collection.classes.map { classIndex in
        let planes = source.filter { $0.classIndex == classIndex }.map(\.planes)
        return (classIndex, FineBand.ofMean(planes, height: frame.height, width: frame.width))
      })
    images = [PreparedImage](unsafeUninitializedCapacity: source.count) { buffer, count in
      nonisolated(unsafe) let start = buffer.baseAddress
      forEach(source.count) { index in
        let image = source[index]
        (start.unsafelyUnwrapped + index).initialize(
          to: PreparedImage(image, common: common[image.classIndex] ?? [], in: frame))
      }
      count = source.count
    }
    self.frame = frame
    channelCount = collection.channelCount
    commonFineParts = common
  }

  var pixelCount: Int { frame.height * frame.width }
}
