internal import Tensors

extension ImageCollection {
  /// Every image with its core filled from around, as a background's transplant has it; `nil` if an
  /// image has no mask.
  public var backdrops: [[Float]]? {
    guard hasCores else { return nil }
    return mapped { image, core in
      Infilling.filled(image.planes, hidden: core, height: height, width: width)
    }
  }

  /// Every image with all but its core replaced by a color; `nil` if an image has no mask.
  ///
  /// - Parameter color: A value for each channel.
  /// - Returns: The pictures, in the images' order.
  public func cores(on color: [Float]) -> [[Float]]? {
    guard hasCores else { return nil }
    return mapped { image, core in
      image.planes.indices.map { index in
        let share = core[index % core.count]
        return share * image.planes[index] + (1 - share) * color[index / core.count]
      }
    }
  }

  /// What becomes of each image and its grown mask, computed on all threads.
  private func mapped(_ transform: (LabeledImage, [Float]) -> [Float]) -> [[Float]] {
    return [[Float]](unsafeUninitializedCapacity: images.count) { results, count in
      nonisolated(unsafe) let start = results.baseAddress
      TorchRuntime.forEach(images.count) { index in
        let core = PreparedImage.grownCore(
          images[index].core ?? [], height: height, width: width)
        (start.unsafelyUnwrapped + index).initialize(to: transform(images[index], core))
      }
      count = images.count
    }
  }
}
