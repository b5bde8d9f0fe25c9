// A strided convolution's gradient, computed for each phase of the stride.
#pragma once

#include <ATen/ATen.h>

/// Puts the pixels of all phases in their places.
///
/// With strides (s, t), channel `(i * t + j) * channels + c` of `phases` at (a, b) is channel `c` of the
/// result at (s a + i - padding[0], t b + j - padding[1]). What no window reached is zero.
///
/// @param phases Shape [batch, s * t * channels, rows, columns], channels last, float32 or bfloat16.
/// @param shape The result's: [batch, channels, height, width].
at::Tensor interleaved_phases(
    const at::Tensor &phases, at::IntArrayRef shape, at::IntArrayRef stride,
    at::IntArrayRef padding);
