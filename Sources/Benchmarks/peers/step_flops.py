"""Counts the floating-point operations of one step: the network forward, and the gradient back to one
224 × 224 image, weights without gradients; prints one line of JSON."""

import argparse
import json

import torch
from torch.utils.flop_counter import FlopCounterMode

import lucent_classifier


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", required=True)
    parser.add_argument("--size", type=int, default=224)
    options = parser.parse_args()
    model = lucent_classifier.load(options.model).requires_grad_(False)
    image = torch.rand(1, 3, options.size, options.size, requires_grad=True)
    with FlopCounterMode(display=False) as counter:
        model(image)[0, 0].backward()
    print(json.dumps({"gigaflops": counter.get_total_flops() / 1e9}))


main()
