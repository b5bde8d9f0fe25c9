// PNG files in memory, through libpng.
//
// libpng reports errors by longjmp, which must not cross Swift frames, and its functions are
// driven by setjmp, which Swift cannot call. Hence these functions: every jump starts and ends
// inside one of them.
//
// Contract: a function returns PTG_PNG_OK and fills its results, or it returns another status,
// leaves its results as they were and holds no memory. With PTG_PNG_MALFORMED it also writes why,
// as a terminated string, to `message`, which has room for `messageSize` > 0 bytes. Any bytes may
// be passed as a file. Functions share no state and may run at the same time.

#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

enum {
  PTG_PNG_OK = 0,
  /// The bytes break a rule of the format.
  PTG_PNG_MALFORMED = 1,
  /// The bytes end too early.
  PTG_PNG_TRUNCATED = 2,
  /// The image has more pixels than are allowed; its size is in the result all the same.
  PTG_PNG_TOO_LARGE = 3,
  PTG_PNG_OUT_OF_MEMORY = 4,
};

/// A keyword and its value, both terminated.
typedef struct {
  const char *keyword;
  const char *value;
  /// Whether `value` is UTF-8; otherwise it is Latin-1, as `keyword` always is.
  bool isUTF8;
} PTGPNGText;

/// Pixels of 8 bits a channel, row by row, channels interleaved.
typedef struct {
  uint32_t height;
  uint32_t width;
  /// 1 gray, 2 gray and alpha, 3 red, green and blue, 4 these and alpha.
  uint32_t channelCount;
  uint8_t *_Nullable pixels;
  PTGPNGText *_Nullable texts;
  size_t textCount;
} PTGPNGImage;

/// Decodes a file. Palettes become colors, transparent colors alpha, and 16 bits are rounded to 8.
///
/// The image is +1: release it with `ptg_png_image_free`. If the image has more than `pixelLimit`
/// pixels, only the height and the width of `image` are set, and there is nothing to release.
int32_t ptg_png_decode(const uint8_t *bytes, size_t byteCount, uint64_t pixelLimit,
                       PTGPNGImage *image, char *message, size_t messageSize);

/// Releases what a decoded image holds, not the struct itself.
void ptg_png_image_free(PTGPNGImage *image);

/// Encodes an image with its texts as uncompressed iTXt chunks, in UTF-8.
///
/// The same input gives the same bytes with one version of zlib. The bytes are +1: release them
/// with `ptg_png_bytes_free`. The image and the texts are only borrowed.
int32_t ptg_png_encode(const PTGPNGImage *image, uint8_t *_Nullable *_Nonnull bytes,
                       size_t *byteCount, char *message, size_t messageSize);

/// Releases bytes that were encoded.
void ptg_png_bytes_free(uint8_t *_Nullable bytes);

#pragma clang assume_nonnull end
