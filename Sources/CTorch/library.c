#include "CTorch.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

const PTGLibrary *ptg_library_open(const char *path, char *message, int64_t message_capacity) {
  void *handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  PTGLibraryFunction library = handle ? (PTGLibraryFunction)dlsym(handle, "ptg_library") : NULL;
  if (library) return library();
  const char *reason = dlerror();
  snprintf(message, (size_t)message_capacity, "%s", reason ? reason : "unknown reason");
  return NULL;
}

void ptg_keep_freed_memory(int32_t byte_count) {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, byte_count);
  mallopt(M_TRIM_THRESHOLD, INT_MAX);
#else
  (void)byte_count;
#endif
}
