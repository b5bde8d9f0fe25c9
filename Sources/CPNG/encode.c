#include "cpng.h"
#include "failure.h"

#include <stdlib.h>
#include <string.h>

// zlib's own default: higher levels take longer and save next to nothing on photographs.
static const int compression_level = 6;

/// All that a jump must not lose.
typedef struct {
  PTGPNGFailure failure;
  png_structp png;
  png_infop info;
  png_textp texts;
  uint8_t *bytes;
  size_t byteCount;
  size_t capacity;
} Encoder;

static void write_bytes(png_structp png, png_bytep source, size_t count) {
  Encoder *encoder = png_get_io_ptr(png);
  if (count > encoder->capacity - encoder->byteCount) {
    size_t capacity = 2 * encoder->capacity + count;
    uint8_t *bytes = realloc(encoder->bytes, capacity);
    if (bytes == NULL) {
      encoder->failure.status = PTG_PNG_OUT_OF_MEMORY;
      png_error(png, "out of memory");
    }
    encoder->bytes = bytes;
    encoder->capacity = capacity;
  }
  memcpy(encoder->bytes + encoder->byteCount, source, count);
  encoder->byteCount += count;
}

static void flush_bytes(png_structp png) { (void)png; }

static int color_type(uint32_t channelCount) {
  switch (channelCount) {
  case 1:
    return PNG_COLOR_TYPE_GRAY;
  case 2:
    return PNG_COLOR_TYPE_GRAY_ALPHA;
  case 3:
    return PNG_COLOR_TYPE_RGB;
  default:
    return PNG_COLOR_TYPE_RGB_ALPHA;
  }
}

static void set_texts(Encoder *encoder, const PTGPNGImage *image) {
  encoder->texts = calloc(image->textCount + 1, sizeof(png_text));
  if (encoder->texts == NULL) {
    encoder->failure.status = PTG_PNG_OUT_OF_MEMORY;
    png_error(encoder->png, "out of memory");
  }
  for (size_t i = 0; i < image->textCount; i++) {
    encoder->texts[i].compression = PNG_ITXT_COMPRESSION_NONE;
    encoder->texts[i].key = (char *)image->texts[i].keyword;
    encoder->texts[i].text = (char *)image->texts[i].value;
    encoder->texts[i].itxt_length = strlen(image->texts[i].value);
  }
  png_set_text(encoder->png, encoder->info, encoder->texts, (int)image->textCount);
}

/// The only frame that libpng jumps to while encoding.
static void encode(Encoder *encoder, const PTGPNGImage *image) {
  if (setjmp(png_jmpbuf(encoder->png)) != 0) {
    return;
  }
  png_set_write_fn(encoder->png, encoder, write_bytes, flush_bytes);
  png_set_compression_level(encoder->png, compression_level);
  png_set_IHDR(encoder->png, encoder->info, image->width, image->height, 8,
               color_type(image->channelCount), PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
               PNG_FILTER_TYPE_DEFAULT);
  set_texts(encoder, image);
  png_write_info(encoder->png, encoder->info);
  size_t row_size = (size_t)image->width * image->channelCount;
  for (size_t row = 0; row < image->height; row++) {
    png_write_row(encoder->png, image->pixels + row * row_size);
  }
  png_write_end(encoder->png, NULL);
}

int32_t ptg_png_encode(const PTGPNGImage *image, uint8_t **bytes, size_t *byteCount,
                       char *message, size_t messageSize) {
  Encoder encoder = {
      .failure = {.status = PTG_PNG_OK, .message = message, .messageSize = messageSize},
  };
  encoder.png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &encoder.failure, ptg_png_fail,
                                        ptg_png_ignore);
  encoder.info = encoder.png == NULL ? NULL : png_create_info_struct(encoder.png);
  if (encoder.info == NULL) {
    encoder.failure.status = PTG_PNG_OUT_OF_MEMORY;
  } else {
    encode(&encoder, image);
  }
  png_destroy_write_struct(&encoder.png, &encoder.info);
  free(encoder.texts);

  if (encoder.failure.status == PTG_PNG_OK) {
    *bytes = encoder.bytes;
    *byteCount = encoder.byteCount;
  } else {
    free(encoder.bytes);
  }
  return encoder.failure.status;
}

void ptg_png_bytes_free(uint8_t *bytes) { free(bytes); }
