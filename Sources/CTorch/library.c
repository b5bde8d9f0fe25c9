#include "CTorch.h"

#include <dlfcn.h>
#include <stdio.h>

const PTGLibrary *ptg_library_open(const char *path, char *message, int64_t message_capacity) {
  void *handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  PTGLibraryFunction library = handle ? (PTGLibraryFunction)dlsym(handle, "ptg_library") : NULL;
  if (library) return library();
  const char *reason = dlerror();
  snprintf(message, (size_t)message_capacity, "%s", reason ? reason : "unknown reason");
  return NULL;
}
