"""Times a step of Lucent's `render_vis` with its default transforms and optimizer.

Prints one line of JSON. A step's time is from the end of the one before to its own end, so it holds
everything that Lucent does in between.
"""

import argparse
import json
import statistics
import time

import torch

import lucent_classifier as lucent


class TimedAdam(torch.optim.Adam):
    """Adam as Lucent sets it up, which notes when each step ended."""

    def __init__(self, parameters):
        super().__init__(parameters, lr=5e-2)
        self.ends = []

    def step(self, closure=None):
        result = super().step(closure)
        self.ends.append(time.perf_counter())
        return result


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", required=True, help="an ONNX classifier")
    parser.add_argument("--class", dest="class_index", type=int, default=15)
    parser.add_argument("--steps", type=int, default=60, help="steps that count")
    parser.add_argument("--warm-up", type=int, default=10, help="steps before them")
    parser.add_argument("--size", type=int, default=224, help="pixels")
    parser.add_argument("--batch", type=int, default=1, help="prototypes drawn at once")
    parser.add_argument(
        "--preprocessing", choices=lucent.PREPROCESSINGS, default="imagenet")
    options = parser.parse_args()

    model = lucent.load(options.model)
    optimizers = []

    def timed(parameters):
        optimizers.append(TimedAdam(parameters))
        return optimizers[0]

    # In a batch, each prototype has a class of its own, counted on from the first.
    classes = [options.class_index + place for place in range(options.batch)]
    lucent.render_classes(
        model, classes, options.warm_up + options.steps, options.size, options.preprocessing, timed)
    ends = optimizers[0].ends[max(options.warm_up - 1, 0):]
    times = sorted(1000 * (end - start) for start, end in zip(ends, ends[1:]))
    median = statistics.median(times)
    print(json.dumps({
        "tool": "lucent", "model": options.model, "preprocessing": options.preprocessing,
        "size": options.size, "batch": options.batch, "steps": len(times),
        "threads": torch.get_num_threads(),
        "medianMilliseconds": round(median, 3),
        "medianMillisecondsPerImage": round(median / options.batch, 3),
        "quartilesMilliseconds": [
            round(times[len(times) // 4], 3), round(times[3 * len(times) // 4], 3)],
    }))


main()
