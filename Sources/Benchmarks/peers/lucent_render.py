"""Draws classes with Lucent's defaults: `<index>-<name>.png` each, and seconds.json.

A class whose picture is there already is skipped.
"""

import argparse
import json
import pathlib
import time

import numpy as np
import torch
from PIL import Image

import lucent_classifier as lucent


def photo_classes(photos, labels):
    """Index and name of each class that has a folder `WNID_name` of photos."""
    order = {line.split()[0]: k for k, line in enumerate(open(labels, encoding="utf-8"))}
    folders = sorted(path.name for path in pathlib.Path(photos).iterdir() if path.is_dir())
    return [(order[wnid], name) for wnid, name in (folder.split("_", 1) for folder in folders)]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", required=True, help="an ONNX classifier")
    parser.add_argument("--output", required=True, type=pathlib.Path)
    parser.add_argument("--classes", help="indices, separated by commas")
    parser.add_argument("--photos", default="../shared/images/imagenet", help="folders WNID_name")
    parser.add_argument("--labels", default="../shared/labels/imagenet_synset_words.txt")
    parser.add_argument("--half", action="store_true", help="every second class only")
    parser.add_argument("--steps", type=int, default=512)
    parser.add_argument("--size", type=int, default=224, help="pixels")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--preprocessing", choices=lucent.PREPROCESSINGS, default="imagenet")
    options = parser.parse_args()

    if options.classes:
        classes = [(int(k), f"class-{k}") for k in options.classes.split(",")]
    else:
        classes = photo_classes(options.photos, options.labels)
    if options.half:
        classes = classes[::2]
    options.output.mkdir(parents=True, exist_ok=True)
    record = options.output / "seconds.json"
    seconds = json.loads(record.read_text()) if record.exists() else {}
    model = lucent.load(options.model)
    for index, name in classes:
        path = options.output / f"{index}-{name}.png"
        if path.exists() and path.name in seconds:
            continue
        torch.manual_seed(options.seed)  # the start
        np.random.seed(options.seed)  # the transforms
        start = time.perf_counter()
        image = lucent.render_classes(
            model, [index], options.steps, options.size, options.preprocessing)[0]
        seconds[path.name] = round(time.perf_counter() - start, 2)
        Image.fromarray((image * 255).round().astype(np.uint8)).save(path)
        record.write_text(json.dumps(seconds, indent=1) + "\n")
        print(f"{path}: {seconds[path.name]} s", flush=True)
    print(f"{len(classes)} classes, {sum(seconds.values()):.1f} s in all")


main()
