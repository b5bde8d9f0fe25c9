// libtorch as C: opaque handles, status codes, no exception crosses.
//
// Swift can neither catch a C++ exception nor wait 0.4 s for libtorch on `--help`. So this header
// declares a table of functions, `TorchShim` implements it in C++, and `ptg_library_open` loads that
// shared library when the first tensor is needed.
//
// Contract. A function that returns `int32_t` returns 0 on success. Otherwise it leaves its results
// untouched and `last_error()` describes the failure until the next call on the same thread. A
// stored handle is +1: the caller frees it with `tensor_free`. Arguments are borrowed for the call.
#ifndef CTORCH_H
#define CTORCH_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#pragma clang assume_nonnull begin

typedef struct PTGTensor PTGTensor;
typedef struct PTGOperator PTGOperator;

/// What a `PTGValue` holds.
typedef enum PTGKind {
  PTG_DEFAULT = 0,  // the schema's own default
  PTG_NONE,
  PTG_BOOL,     // integer
  PTG_INT,      // integer
  PTG_DOUBLE,   // real
  PTG_TENSOR,   // list: PTGTensor *
  PTG_INTS,     // list: int64_t[count]
  PTG_DOUBLES,  // list: double[count]
  PTG_BOOLS,    // list: int64_t[count]
  PTG_TENSORS,  // list: PTGTensor *[count]
  PTG_STRING,   // list: char[count]
} PTGKind;

/// One argument of an operator.
typedef struct PTGValue {
  int32_t kind;
  int64_t integer;
  double real;
  const void *_Nullable list;
  int64_t count;
} PTGValue;

/// The functions of libtorch that protogen uses.
typedef struct PTGLibrary {
  const char *_Nonnull (*_Nonnull last_error)(void);
  const char *_Nonnull (*_Nonnull version)(void);

  /// Finds an operator by schema name ("aten::add") and overload name ("Tensor" or ""). The handle
  /// lives as long as the process.
  int32_t (*operator_find)(
      const char *name, const char *overload, const PTGOperator *_Nullable *_Nonnull result);
  /// Calls an operator. Trailing arguments may be left out where the schema has defaults. Stores
  /// the tensors it returns, lists flattened, at most `capacity`.
  int32_t (*operator_call)(
      const PTGOperator *op, const PTGValue *_Nullable arguments, int64_t argument_count,
      PTGTensor *_Nullable *_Nonnull results, int64_t capacity, int64_t *result_count);

  /// Copies bytes into a new contiguous CPU tensor. `type` is c10's scalar type code.
  int32_t (*tensor_from_bytes)(
      const void *_Nullable bytes, int64_t byte_count, const int64_t *_Nullable shape, int64_t rank,
      int32_t type, PTGTensor *_Nullable *_Nonnull result);
  /// Copies a tensor's elements, row-major, into `bytes`.
  int32_t (*tensor_copy_bytes)(const PTGTensor *tensor, void *_Nullable bytes, int64_t byte_count);
  /// The storage of a contiguous CPU tensor; borrowed until the tensor is freed.
  int32_t (*tensor_storage)(const PTGTensor *tensor, void *_Nullable *_Nonnull result);
  void (*tensor_free)(PTGTensor *tensor);
  int64_t (*tensor_rank)(const PTGTensor *tensor);
  int64_t (*tensor_extent)(const PTGTensor *tensor, int64_t axis);
  int32_t (*tensor_type)(const PTGTensor *tensor);
  bool (*tensor_is_cuda)(const PTGTensor *tensor);
  /// Converts the scalar type (-1 keeps it), device ("cpu", "cuda", "cuda:1") and layout.
  int32_t (*tensor_to)(
      const PTGTensor *tensor, int32_t type, const char *_Nullable device, bool channels_last,
      PTGTensor *_Nullable *_Nonnull result);

  /// A leaf that shares the tensor's storage and asks for its gradient.
  int32_t (*tensor_requiring_gradient)(
      const PTGTensor *tensor, PTGTensor *_Nullable *_Nonnull result);
  bool (*tensor_requires_gradient)(const PTGTensor *tensor);
  /// The gradients of a one-element output; NULL where an input does not reach it.
  int32_t (*gradients)(
      const PTGTensor *output, const PTGTensor *_Nonnull const *_Nonnull inputs, int64_t count,
      PTGTensor *_Nullable *_Nonnull results);
  /// Switches gradient recording on this thread; returns what it was.
  bool (*set_gradient_recording)(bool enabled);

  int32_t (*set_thread_count)(int32_t count);
  int32_t (*thread_count)(void);
  /// Calls `body(context, index)` for each index below `count`, on libtorch's own threads.
  void (*for_each)(
      int64_t count, void *_Nullable context,
      void (*_Nonnull body)(void *_Nullable context, int64_t index));
  bool (*set_flush_denormals)(bool enabled);
  bool (*cuda_is_available)(void);
} PTGLibrary;

/// The one symbol that TorchShim exports.
typedef const PTGLibrary *_Nonnull (*PTGLibraryFunction)(void);
const PTGLibrary *ptg_library(void);

/// Opens the TorchShim at `path`. Returns NULL and describes the failure in `message` if it, or the
/// libtorch it needs, cannot be loaded.
const PTGLibrary *_Nullable ptg_library_open(
    const char *path, char *message, int64_t message_capacity);

/// Has the C library keep freed blocks of up to `byte_count` for later, where it can be told so.
/// (Swift's C library module leaves `<malloc.h>` out.)
void ptg_keep_freed_memory(int32_t byte_count);

#pragma clang assume_nonnull end

#ifdef __cplusplus
}
#endif
#endif
