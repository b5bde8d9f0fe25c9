// How libpng's errors get out of it.

#pragma once

#include <png.h>
#include <stdint.h>

/// What went wrong, told by libpng's callbacks.
typedef struct {
  int32_t status;
  char *message;
  size_t messageSize;
} PTGPNGFailure;

/// libpng's error callback: stores the message, and jumps to where the caller called setjmp.
void ptg_png_fail(png_structp png, png_const_charp message);

/// libpng's warning callback: says nothing.
void ptg_png_ignore(png_structp png, png_const_charp message);
