/// Below this many pixels in a call, waking a second thread costs more than it saves.
///
/// Waking one takes about 10 µs, in which one thread transforms about 8,000 pixels.
private let pixelCountWorthThreads = 16_384

extension RealFFT2D {
  /// Transforms half spectra to images.
  ///
  /// - Parameters:
  ///   - spectra: Coefficients, of shape `[count, height, columnCount, 2]`.
  ///   - images: Where the pixels go, of shape `[count, height, width]`.
  ///   - count: The number of planes.
  /// - Precondition: Both buffers hold exactly `count` planes.
  public func inverse(
    _ spectra: UnsafeBufferPointer<Float>, into images: UnsafeMutableBufferPointer<Float>,
    count: Int
  ) {
    requireSizes(spectra: spectra.count, images: images.count, planeCount: count)
    guard let spectra = spectra.baseAddress, let images = images.baseAddress else { return }
    forEachPlane(count) { index, scratch in
      transformToImage(
        spectra + index * shape.componentCount, images + index * shape.pixelCount, scratch)
    }
  }

  /// Transforms images to half spectra.
  ///
  /// - Parameters:
  ///   - images: Pixels, of shape `[count, height, width]`.
  ///   - spectra: Where the coefficients go, of shape `[count, height, columnCount, 2]`.
  ///   - count: The number of planes.
  /// - Precondition: Both buffers hold exactly `count` planes.
  public func forward(
    _ images: UnsafeBufferPointer<Float>, into spectra: UnsafeMutableBufferPointer<Float>,
    count: Int
  ) {
    requireSizes(spectra: spectra.count, images: images.count, planeCount: count)
    guard let images = images.baseAddress, let spectra = spectra.baseAddress else { return }
    forEachPlane(count) { index, scratch in
      transformToSpectrum(
        images + index * shape.pixelCount, spectra + index * shape.componentCount, scratch,
        conjugateWeight: 1)
    }
  }

  /// Pulls gradients with respect to images back to the half spectra they came from.
  ///
  /// This is the exact adjoint of ``inverse(_:into:count:)`` as a linear map of real numbers:
  /// real and imaginary parts are independent variables, and for every spectrum `z` and image
  /// `g` the sum of `inverse(z) * g` is the sum of `z * adjoint(g)` over both parts. It is the
  /// forward transform times ``SpectrumShape/columnMultiplicities``, since a coefficient of an
  /// interior column acts on the image twice, by itself and as its conjugate.
  ///
  /// - Parameters:
  ///   - imageGradients: Derivatives by each pixel, of shape `[count, height, width]`.
  ///   - spectrumGradients: Where the derivatives by the real and the imaginary part of each
  ///     coefficient go, of shape `[count, height, columnCount, 2]`.
  ///   - count: The number of planes.
  /// - Precondition: Both buffers hold exactly `count` planes.
  public func adjoint(
    _ imageGradients: UnsafeBufferPointer<Float>,
    into spectrumGradients: UnsafeMutableBufferPointer<Float>, count: Int
  ) {
    requireSizes(
      spectra: spectrumGradients.count, images: imageGradients.count, planeCount: count)
    guard let images = imageGradients.baseAddress, let spectra = spectrumGradients.baseAddress
    else { return }
    forEachPlane(count) { index, scratch in
      transformToSpectrum(
        images + index * shape.pixelCount, spectra + index * shape.componentCount, scratch,
        conjugateWeight: 2)
    }
  }
}

// MARK: One plane

extension RealFFT2D {
  /// Transforms one half spectrum.
  private func transformToImage(
    _ spectrum: UnsafePointer<Float>, _ image: UnsafeMutablePointer<Float>,
    _ scratch: RealFFT2DScratch
  ) {
    // FFTW overwrites the spectrum it transforms to an image, so it gets a copy.
    for i in 0..<shape.componentCount { scratch.components[i] = normalization * spectrum[i] }
    plans.transformToImage(scratch)
    image.update(from: scratch.image, count: shape.pixelCount)
  }

  /// Transforms one image, then multiplies the columns that have a conjugate by
  /// `conjugateWeight`.
  private func transformToSpectrum(
    _ image: UnsafePointer<Float>, _ spectrum: UnsafeMutablePointer<Float>,
    _ scratch: RealFFT2DScratch, conjugateWeight: Float
  ) {
    scratch.image.update(from: image, count: shape.pixelCount)
    plans.transformToSpectrum(scratch)

    let rowLength = 2 * shape.columnCount
    let conjugates = 2..<2 * ((shape.width + 1) / 2)
    for row in 0..<shape.height {
      let source = scratch.components + row * rowLength
      let target = spectrum + row * rowLength
      for i in 0..<conjugates.lowerBound { target[i] = normalization * source[i] }
      for i in conjugates { target[i] = conjugateWeight * normalization * source[i] }
      for i in conjugates.upperBound..<rowLength { target[i] = normalization * source[i] }
    }
  }
}

// MARK: Many planes

extension RealFFT2D {
  private func requireSizes(spectra: Int, images: Int, planeCount: Int) {
    precondition(planeCount >= 0, "The plane count is \(planeCount).")
    precondition(
      spectra == planeCount * shape.componentCount,
      "\(planeCount) spectra need \(planeCount * shape.componentCount) floats, not \(spectra).")
    precondition(
      images == planeCount * shape.pixelCount,
      "\(planeCount) images need \(planeCount * shape.pixelCount) floats, not \(images).")
  }

  /// Calls `body` once for each plane, with buffers that no other thread uses meanwhile.
  ///
  /// Each plane is computed by one thread in the same way, so the number of threads does not
  /// change the result.
  private func forEachPlane(_ planeCount: Int, _ body: (Int, RealFFT2DScratch) -> Void) {
    let isWorthThreads = planeCount * shape.pixelCount >= pixelCountWorthThreads
    let workerCount = isWorthThreads ? min(threadCount, planeCount) : 1
    // Workers share nothing they write to: each has its own scratch and its own planes.
    forEach(workerCount) { worker in
      for index in stride(from: worker, to: planeCount, by: workerCount) {
        body(index, scratches[worker])
      }
    }
  }
}
