#include "cjpeg.h"

#include <setjmp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// jpeglib.h uses the types of stdio.h, so it comes after.
#include <jerror.h>
#include <jpeglib.h>

// Real progressive files have about ten scans. A small hostile one can have thousands, each as
// slow as a whole picture.
static const int scan_count_limit = 100;

// Every block of 64 samples takes at least one bit of a whole file, unless it is arithmetic-coded:
// 512 pixels a byte, and by odd but legal subsampling 1,024. A file that claims more must end
// early, and need not take hundreds of megabytes of memory before that shows.
static const uint64_t pixels_per_byte_limit = 1024;

/// All that a jump must not lose.
typedef struct {
  struct jpeg_error_mgr errors;
  struct jpeg_source_mgr source;
  struct jpeg_progress_mgr progress;
  struct jpeg_decompress_struct jpeg;
  jmp_buf escape;
  int32_t status;
  char *message;
  size_t messageSize;
  PTGJPEGImage image;
  uint8_t *inks;
} Decoder;

// MARK: Errors

static void stop(Decoder *decoder, int32_t status) {
  decoder->status = status;
  longjmp(decoder->escape, 1);
}

static void fail(j_common_ptr jpeg) {
  Decoder *decoder = jpeg->client_data;
  char message[JMSG_LENGTH_MAX];
  jpeg->err->format_message(jpeg, message);
  snprintf(decoder->message, decoder->messageSize, "%s", message);
  stop(decoder, jpeg->err->msg_code == JERR_OUT_OF_MEMORY ? PTG_JPEG_OUT_OF_MEMORY
                                                          : PTG_JPEG_MALFORMED);
}

/// Lets warnings pass, but for the one that part of the picture is missing.
static void receive_message(j_common_ptr jpeg, int level) {
  if (level < 0 && jpeg->err->msg_code == JWRN_HIT_MARKER) {
    fail(jpeg);
  }
}

static void check_scan_count(j_common_ptr jpeg) {
  Decoder *decoder = jpeg->client_data;
  if (decoder->jpeg.input_scan_number > scan_count_limit) {
    snprintf(decoder->message, decoder->messageSize, "more than %d scans", scan_count_limit);
    stop(decoder, PTG_JPEG_MALFORMED);
  }
}

// MARK: The bytes

static void ignore(j_decompress_ptr jpeg) { (void)jpeg; }

static boolean refuse_more_bytes(j_decompress_ptr jpeg) {
  stop(jpeg->client_data, PTG_JPEG_TRUNCATED);
  return FALSE;
}

static void skip_bytes(j_decompress_ptr jpeg, long count) {
  if (count <= 0) {
    return;
  }
  if ((size_t)count > jpeg->src->bytes_in_buffer) {
    stop(jpeg->client_data, PTG_JPEG_TRUNCATED);
  }
  jpeg->src->next_input_byte += count;
  jpeg->src->bytes_in_buffer -= (size_t)count;
}

static void set_callbacks(Decoder *decoder, const uint8_t *bytes, size_t byteCount) {
  decoder->source = (struct jpeg_source_mgr){
      .next_input_byte = bytes,
      .bytes_in_buffer = byteCount,
      .init_source = ignore,
      .fill_input_buffer = refuse_more_bytes,
      .skip_input_data = skip_bytes,
      .resync_to_restart = jpeg_resync_to_restart,
      .term_source = ignore,
  };
  decoder->progress.progress_monitor = check_scan_count;
  decoder->jpeg.src = &decoder->source;
  decoder->jpeg.progress = &decoder->progress;
}

// MARK: The pixels

/// Turns cyan, magenta, yellow and black to colors. Files store inks inverted, as Adobe does:
/// what each leaves of the light.
static void mix_inks(const uint8_t *inks, uint8_t *colors, size_t width) {
  for (size_t x = 0; x < width; x++) {
    unsigned black = inks[4 * x + 3];
    for (size_t channel = 0; channel < 3; channel++) {
      colors[3 * x + channel] = (uint8_t)((inks[4 * x + channel] * black + 127) / 255);
    }
  }
}

static bool has_inks(const Decoder *decoder) { return decoder->jpeg.num_components == 4; }

static void choose_colors(Decoder *decoder) {
  struct jpeg_decompress_struct *jpeg = &decoder->jpeg;
  if (jpeg->num_components == 1) {
    jpeg->out_color_space = JCS_GRAYSCALE;
  } else {
    jpeg->out_color_space = has_inks(decoder) ? JCS_CMYK : JCS_RGB;
  }
}

static void allocate(Decoder *decoder) {
  PTGJPEGImage *image = &decoder->image;
  image->channelCount = decoder->jpeg.num_components == 1 ? 1 : 3;
  image->pixels = calloc(image->height, (size_t)image->width * image->channelCount);
  if (image->pixels == NULL) {
    stop(decoder, PTG_JPEG_OUT_OF_MEMORY);
  }
  if (has_inks(decoder)) {
    decoder->inks = calloc(image->width, 4);
    if (decoder->inks == NULL) {
      stop(decoder, PTG_JPEG_OUT_OF_MEMORY);
    }
  }
}

static void read_rows(Decoder *decoder) {
  PTGJPEGImage *image = &decoder->image;
  size_t row_size = (size_t)image->width * image->channelCount;
  while (decoder->jpeg.output_scanline < decoder->jpeg.output_height) {
    uint8_t *colors = image->pixels + decoder->jpeg.output_scanline * row_size;
    JSAMPROW row = decoder->inks != NULL ? decoder->inks : colors;
    jpeg_read_scanlines(&decoder->jpeg, &row, 1);
    if (decoder->inks != NULL) {
      mix_inks(decoder->inks, colors, image->width);
    }
  }
}

/// The only frame that is jumped to.
static void decode(Decoder *decoder, const uint8_t *bytes, size_t byteCount,
                   uint64_t pixel_limit) {
  if (setjmp(decoder->escape) != 0) {
    return;
  }
  jpeg_create_decompress(&decoder->jpeg);
  set_callbacks(decoder, bytes, byteCount);
  jpeg_read_header(&decoder->jpeg, TRUE);
  decoder->image.height = decoder->jpeg.image_height;
  decoder->image.width = decoder->jpeg.image_width;
  uint64_t pixel_count = (uint64_t)decoder->image.height * decoder->image.width;
  if (pixel_count > pixel_limit) {
    stop(decoder, PTG_JPEG_TOO_LARGE);
  }
  if (!decoder->jpeg.arith_code && pixel_count > pixels_per_byte_limit * byteCount) {
    stop(decoder, PTG_JPEG_TRUNCATED);
  }
  choose_colors(decoder);
  jpeg_start_decompress(&decoder->jpeg);
  allocate(decoder);
  read_rows(decoder);
  jpeg_finish_decompress(&decoder->jpeg);
}

int32_t ptg_jpeg_decode(const uint8_t *bytes, size_t byteCount, uint64_t pixelLimit,
                        PTGJPEGImage *image, char *message, size_t messageSize) {
  Decoder decoder;
  memset(&decoder, 0, sizeof(decoder));
  decoder.message = message;
  decoder.messageSize = messageSize;
  decoder.jpeg.err = jpeg_std_error(&decoder.errors);
  decoder.jpeg.client_data = &decoder;
  decoder.errors.error_exit = fail;
  decoder.errors.emit_message = receive_message;
  decode(&decoder, bytes, byteCount, pixelLimit);
  jpeg_destroy_decompress(&decoder.jpeg);
  free(decoder.inks);

  if (decoder.status == PTG_JPEG_OK) {
    *image = decoder.image;
  } else {
    ptg_jpeg_image_free(&decoder.image);
    if (decoder.status == PTG_JPEG_TOO_LARGE) {
      image->height = decoder.image.height;
      image->width = decoder.image.width;
    }
  }
  return decoder.status;
}

void ptg_jpeg_image_free(PTGJPEGImage *image) {
  free(image->pixels);
  image->pixels = NULL;
}
