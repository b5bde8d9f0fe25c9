"""Shows pictures of classes to a classifier, by ONNX Runtime, and prints JSON.

A picture's class is the number that starts the name of its file, or of a folder above it (the
outermost that has one, below the folder given). Files without a number are left out.
Each picture is also shown under random transforms: one rotation, scale and shift each, bilinear.
"""

import argparse
import json
import math
import pathlib
import re

import numpy as np
import onnxruntime
import torch
from PIL import Image
from torch.nn import functional as F

MEAN, DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)  # ImageNet's, of colors in 0...1


def pictures(folder):
    """Path and class of every picture."""
    for path in sorted(folder.rglob("*.png")):
        for part in path.relative_to(folder).parts:
            if number := re.match(r"\d+", part):
                yield path, int(number.group())
                break


def colors(path, size):
    image = Image.open(path).convert("RGB")
    if image.size != (size, size):
        image = image.resize((size, size), Image.Resampling.BILINEAR)
    values = np.asarray(image, dtype=np.float32) / 255
    return torch.from_numpy(values).permute(2, 0, 1)


def preprocessed(images, preprocessing):
    if preprocessing == "imagenet":
        shape = (3, 1, 1)
        images = (images - torch.tensor(MEAN).view(shape)) / torch.tensor(DEVIATION).view(shape)
    elif preprocessing == "minus-one-to-one":
        images = 2 * images - 1
    return images.numpy().astype(np.float32)


def draws(count, degrees, scales, shift, seed):
    """`count` affine matrices [count, 2, 3], from output to input coordinates in -1...1."""
    random = np.random.default_rng(seed)
    angles = np.radians(random.uniform(-degrees, degrees, count))
    zooms = 1 / random.uniform(*scales, count)
    shifts = 2 * random.uniform(-shift, shift, (count, 2))
    rows = [
        [[z * math.cos(a), -z * math.sin(a), x], [z * math.sin(a), z * math.cos(a), y]]
        for a, z, (x, y) in zip(angles, zooms, shifts)
    ]
    return torch.tensor(rows, dtype=torch.float32)


def transformed(image, matrices, border):
    images = image.expand(len(matrices), -1, -1, -1)
    grid = F.affine_grid(matrices, images.shape, align_corners=False)
    return F.grid_sample(images, grid, "bilinear", border, align_corners=False)


class Classifier:
    def __init__(self, path, preprocessing):
        self.session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
        self.input = self.session.get_inputs()[0].name
        self.preprocessing = preprocessing

    def logits(self, images):
        batches = preprocessed(images, self.preprocessing)
        return np.concatenate([
            self.session.run(None, {self.input: batches[k:k + 20]})[0]
            for k in range(0, len(batches), 20)
        ])


def scored(classifier, path, class_index, matrices, options):
    image = colors(path, options.size)
    logits = classifier.logits(image[None])[0].astype(np.float64)
    powers = np.exp(logits - logits.max())
    record = {
        "file": str(path.relative_to(options.images)),
        "classIndex": class_index,
        "rank": int((logits > logits[class_index]).sum()) + 1,
        "top5": [int(k) for k in np.argsort(-logits)[:5]],
        "logit": round(float(logits[class_index]), 4),
        "probability": round(float(powers[class_index] / powers.sum()), 6),
    }
    if len(matrices):
        under = classifier.logits(transformed(image, matrices, options.border))
        record["top1UnderTransforms"] = int((under.argmax(1) == class_index).sum())
    return record


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--images", required=True, type=pathlib.Path, help="a folder of PNGs")
    parser.add_argument("--model", required=True, help="an ONNX classifier with logits out")
    parser.add_argument(
        "--preprocessing", choices=("imagenet", "minus-one-to-one", "none"), default="imagenet")
    parser.add_argument("--size", type=int, default=224, help="pixels")
    parser.add_argument("--draws", type=int, default=100, help="random transforms a picture")
    parser.add_argument("--degrees", type=float, default=15)
    parser.add_argument("--scales", type=float, nargs=2, default=(0.8, 1.2))
    parser.add_argument("--shift", type=float, default=0.1, help="of the picture's side")
    parser.add_argument("--border", choices=("reflection", "border", "zeros"), default="reflection")
    parser.add_argument("--seed", type=int, default=20)
    options = parser.parse_args()

    classifier = Classifier(options.model, options.preprocessing)
    matrices = draws(options.draws, options.degrees, options.scales, options.shift, options.seed)
    records = [
        scored(classifier, path, k, matrices, options) for path, k in pictures(options.images)
    ]
    if not records:
        raise SystemExit(f"{options.images} holds no PNG whose name starts with a class's number")
    summary = {
        "model": options.model,
        "pictures": len(records),
        "top1": sum(r["rank"] == 1 for r in records),
        "top5": sum(r["rank"] <= 5 for r in records),
        "smallestProbability": min(r["probability"] for r in records),
        "medianProbability": float(np.median([r["probability"] for r in records])),
    }
    if options.draws:
        under = [r["top1UnderTransforms"] for r in records]
        summary |= {
            "draws": options.draws,
            "top1UnderTransformsMean": float(np.mean(under)),
            "top1UnderTransformsSmallest": min(under),
        }
    print(json.dumps({"summary": summary, "records": records}, indent=1))


main()
