public import ImageFiles
public import Tensors

extension Classifier {
  /// Returns a picture in its own size, with as many channels as the network's images.
  ///
  /// Where the picture has other channels, it is shown over white and made gray or colored.
  ///
  /// - Returns: Colors in `0...1`, of shape `[1, channels, height, width]`.
  public func picture(_ bitmap: Bitmap) throws -> Tensor {
    let channels = imageShape.channels
    let fitting =
      bitmap.channelCount == channels ? bitmap : bitmap.withChannelCount(channels)
    return try Tensor(fitting.planes, shape: [1, channels, bitmap.height, bitmap.width])
  }
}
