#include "failure.h"

#include "cpng.h"

#include <stdio.h>

void ptg_png_fail(png_structp png, png_const_charp message) {
  PTGPNGFailure *failure = png_get_error_ptr(png);
  if (failure->status == PTG_PNG_OK) {
    failure->status = PTG_PNG_MALFORMED;
  }
  snprintf(failure->message, failure->messageSize, "%s", message);
  png_longjmp(png, 1);
}

void ptg_png_ignore(png_structp png, png_const_charp message) {
  (void)png;
  (void)message;
}
