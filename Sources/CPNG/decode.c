#include "cpng.h"
#include "failure.h"

#include <stdlib.h>
#include <string.h>

// What a compressed chunk may unpack to, and in how many chunks of text and the like, so that a
// small file cannot take more than 100 MB of memory by them. What exceeds it is left out.
static const png_alloc_size_t chunk_byte_limit = 1000000;
static const png_uint_32 chunk_count_limit = 100;

// The largest height and width libpng accepts by itself.
static const png_uint_32 side_limit = 1000000;

/// All that a jump must not lose.
typedef struct {
  PTGPNGFailure failure;
  png_structp png;
  png_infop info;
  const uint8_t *next;
  size_t left;
  png_bytep *rows;
  PTGPNGImage image;
} Decoder;

static void read_bytes(png_structp png, png_bytep target, size_t count) {
  Decoder *decoder = png_get_io_ptr(png);
  if (count > decoder->left) {
    decoder->failure.status = PTG_PNG_TRUNCATED;
    png_error(png, "truncated");
  }
  memcpy(target, decoder->next, count);
  decoder->next += count;
  decoder->left -= count;
}

static void stop(Decoder *decoder, int32_t status) {
  decoder->failure.status = status;
  png_error(decoder->png, "stopped");
}

/// Asks libpng for 1 to 4 channels of 8 bits, whatever the file has.
static void request_bytes(Decoder *decoder) {
  png_set_expand(decoder->png);
  png_set_scale_16(decoder->png);
  png_set_interlace_handling(decoder->png);
  png_read_update_info(decoder->png, decoder->info);
}

static void read_pixels(Decoder *decoder, uint64_t pixel_limit) {
  PTGPNGImage *image = &decoder->image;
  png_read_info(decoder->png, decoder->info);
  image->height = png_get_image_height(decoder->png, decoder->info);
  image->width = png_get_image_width(decoder->png, decoder->info);
  if ((uint64_t)image->height * image->width > pixel_limit) {
    stop(decoder, PTG_PNG_TOO_LARGE);
  }
  request_bytes(decoder);
  image->channelCount = png_get_channels(decoder->png, decoder->info);

  size_t row_size = (size_t)image->width * image->channelCount;
  if (png_get_rowbytes(decoder->png, decoder->info) != row_size) {
    png_error(decoder->png, "unknown pixel layout");
  }
  image->pixels = calloc(image->height, row_size);
  decoder->rows = calloc(image->height, sizeof(png_bytep));
  if (image->pixels == NULL || decoder->rows == NULL) {
    stop(decoder, PTG_PNG_OUT_OF_MEMORY);
  }
  for (size_t row = 0; row < image->height; row++) {
    decoder->rows[row] = image->pixels + row * row_size;
  }
  png_read_image(decoder->png, decoder->rows);
  png_read_end(decoder->png, decoder->info);
}

static void copy_texts(Decoder *decoder) {
  png_textp texts = NULL;
  int count = 0;
  png_get_text(decoder->png, decoder->info, &texts, &count);
  if (count == 0) {
    return;
  }
  decoder->image.texts = calloc((size_t)count, sizeof(PTGPNGText));
  if (decoder->image.texts == NULL) {
    stop(decoder, PTG_PNG_OUT_OF_MEMORY);
  }
  for (int i = 0; i < count; i++) {
    PTGPNGText *text = &decoder->image.texts[i];
    decoder->image.textCount = (size_t)i + 1;
    text->isUTF8 = texts[i].compression > PNG_TEXT_COMPRESSION_zTXt;
    text->keyword = strdup(texts[i].key);
    text->value = strdup(texts[i].text == NULL ? "" : texts[i].text);
    if (text->keyword == NULL || text->value == NULL) {
      stop(decoder, PTG_PNG_OUT_OF_MEMORY);
    }
  }
}

/// The only frame that libpng jumps to while decoding.
static void decode(Decoder *decoder, uint64_t pixel_limit) {
  if (setjmp(png_jmpbuf(decoder->png)) != 0) {
    return;
  }
  png_set_user_limits(decoder->png, side_limit, side_limit);
  png_set_chunk_malloc_max(decoder->png, chunk_byte_limit);
  png_set_chunk_cache_max(decoder->png, chunk_count_limit);
  png_set_read_fn(decoder->png, decoder, read_bytes);
  read_pixels(decoder, pixel_limit);
  copy_texts(decoder);
}

/// Whether the chunks go on beyond the end of the bytes. libpng would notice, but only after
/// it has taken as much memory as a chunk claims to be long, up to 2 GB.
static bool ends_early(const uint8_t *bytes, size_t byteCount) {
  size_t position = 8;
  while (byteCount >= position + 12) {
    uint32_t length = png_get_uint_32(bytes + position);
    if (length > byteCount - position - 12) {
      return true;
    }
    if (memcmp(bytes + position + 4, "IEND", 4) == 0) {
      return false;
    }
    position += 12 + (size_t)length;
  }
  return true;
}

int32_t ptg_png_decode(const uint8_t *bytes, size_t byteCount, uint64_t pixelLimit,
                       PTGPNGImage *image, char *message, size_t messageSize) {
  if (ends_early(bytes, byteCount)) {
    return PTG_PNG_TRUNCATED;
  }
  Decoder decoder = {
      .failure = {.status = PTG_PNG_OK, .message = message, .messageSize = messageSize},
      .next = bytes,
      .left = byteCount,
  };
  decoder.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &decoder.failure, ptg_png_fail,
                                       ptg_png_ignore);
  decoder.info = decoder.png == NULL ? NULL : png_create_info_struct(decoder.png);
  if (decoder.info == NULL) {
    decoder.failure.status = PTG_PNG_OUT_OF_MEMORY;
  } else {
    decode(&decoder, pixelLimit);
  }
  png_destroy_read_struct(&decoder.png, &decoder.info, NULL);
  free(decoder.rows);

  if (decoder.failure.status == PTG_PNG_OK) {
    *image = decoder.image;
  } else {
    ptg_png_image_free(&decoder.image);
    if (decoder.failure.status == PTG_PNG_TOO_LARGE) {
      image->height = decoder.image.height;
      image->width = decoder.image.width;
    }
  }
  return decoder.failure.status;
}

void ptg_png_image_free(PTGPNGImage *image) {
  for (size_t i = 0; i < image->textCount; i++) {
    free((void *)image->texts[i].keyword);
    free((void *)image->texts[i].value);
  }
  free(image->texts);
  free(image->pixels);
  image->texts = NULL;
  image->textCount = 0;
  image->pixels = NULL;
}
