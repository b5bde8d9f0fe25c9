// JPEG files in memory, through libjpeg.
//
// libjpeg reports errors by a callback that must not return, so it has to longjmp, which must not
// cross Swift frames. Hence this function: every jump starts and ends inside it.
//
// Contract: the function returns PTG_JPEG_OK and fills its result, or it returns another status,
// leaves its result as it was and holds no memory. With PTG_JPEG_MALFORMED it also writes why, as
// a terminated string, to `message`, which has room for `messageSize` > 0 bytes. Any bytes may be
// passed as a file. Calls share no state and may run at the same time.

#pragma once

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

enum {
  PTG_JPEG_OK = 0,
  /// The bytes break a rule of the format, or use a part of it that libjpeg lacks.
  PTG_JPEG_MALFORMED = 1,
  /// The bytes end too early.
  PTG_JPEG_TRUNCATED = 2,
  /// The image has more pixels than are allowed; its size is in the result all the same.
  PTG_JPEG_TOO_LARGE = 3,
  PTG_JPEG_OUT_OF_MEMORY = 4,
};

/// Pixels of 8 bits a channel, row by row, channels interleaved.
typedef struct {
  uint32_t height;
  uint32_t width;
  /// 1 gray, 3 red, green and blue.
  uint32_t channelCount;
  uint8_t *_Nullable pixels;
} PTGJPEGImage;

/// Decodes a file to gray or to red, green and blue. Inks (CMYK, YCCK) become colors by
/// multiplying what each leaves of the light; any color profile is ignored.
///
/// The image is +1: release it with `ptg_jpeg_image_free`. If the image has more than
/// `pixelLimit` pixels, only the height and the width of `image` are set, and there is nothing to
/// release.
int32_t ptg_jpeg_decode(const uint8_t *bytes, size_t byteCount, uint64_t pixelLimit,
                        PTGJPEGImage *image, char *message, size_t messageSize);

/// Releases what a decoded image holds, not the struct itself.
void ptg_jpeg_image_free(PTGJPEGImage *image);

#pragma clang assume_nonnull end
