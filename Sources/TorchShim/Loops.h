// How the shim's own loops use the machine: the threads of libtorch, and wide vectors.
#pragma once

#include <ATen/Parallel.h>

#include <algorithm>
#include <cstdint>

// Fused multiplication stays out, so that every processor gives the same bytes.
#pragma clang fp contract(off)

// Loops marked so are compiled for wider vectors too.
#if defined(__x86_64__) && defined(__linux__)
#define PROTOGEN_WIDEST_VECTORS __attribute__((target_clones("avx512bw", "avx2", "default")))
#else
#define PROTOGEN_WIDEST_VECTORS
#endif

// Functions that such loops call must become part of them, or they keep to narrow vectors.
#define PROTOGEN_INLINED inline __attribute__((always_inline))

// libgomp's threads are those that libtorch computes with. Clang's own pragmas would start a second
// team; where there is no libgomp, loops run on one thread.
extern "C" {
void GOMP_parallel(void (*)(void *), void *, unsigned, unsigned) __attribute__((weak));
int omp_get_thread_num(void) __attribute__((weak));
int omp_get_num_threads(void) __attribute__((weak));
}

/// Calls `body(begin, end)` for parts of `0..<count` on several threads. It must not throw.
template <typename Body>
void for_each_part(int64_t count, const Body &body) {
  const int64_t workers = std::min<int64_t>(at::get_num_threads(), count);
  if (workers < 2 || !GOMP_parallel) {
    if (count > 0) body(int64_t(0), count);
    return;
  }
  struct Job {
    const Body &body;
    int64_t count;
  } job{body, count};
  GOMP_parallel(
      [](void *data) {
        const auto &job = *static_cast<Job *>(data);
        const int64_t worker = omp_get_thread_num(), team = omp_get_num_threads();
        const int64_t begin = job.count * worker / team, end = job.count * (worker + 1) / team;
        if (begin < end) job.body(begin, end);
      },
      &job, unsigned(workers), 0);
}
