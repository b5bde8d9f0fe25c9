"""Measures the best rate of a matrix product, in fp32 and bf16; prints one line of JSON."""

import argparse
import json
import time

import torch


def best_rate(size, dtype, seconds):
    """GFLOP/s of the fastest product of two `size` × `size` matrices within the time given."""
    a, b = (torch.randn(size, size).to(dtype) for _ in range(2))
    out = torch.empty(size, size, dtype=dtype)
    torch.mm(a, b, out=out)
    best, end = float("inf"), time.perf_counter() + seconds
    while time.perf_counter() < end:
        start = time.perf_counter()
        torch.mm(a, b, out=out)
        best = min(best, time.perf_counter() - start)
    return 2 * size**3 / best / 1e9


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1024, 2048, 4096])
    parser.add_argument("--seconds", type=float, default=3, help="for each size and type")
    options = parser.parse_args()
    rates = {
        name: round(max(best_rate(size, dtype, options.seconds) for size in options.sizes), 1)
        for name, dtype in (("fp32", torch.float32), ("bf16", torch.bfloat16))
    }
    print(json.dumps({
        "threads": torch.get_num_threads(), "cpu": torch.backends.cpu.get_cpu_capability(),
        "gigaflopsPerSecond": rates,
    }))


main()
