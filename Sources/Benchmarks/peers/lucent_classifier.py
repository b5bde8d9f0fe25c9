"""An ONNX classifier as Lucent wants it, on a current kornia."""

import warnings

import torch

# torchvision from the package index is built for CUDA. Beside a CPU torch it declares no operator,
# and importing it fails on these two, which nothing here calls.
if torch.version.cuda is None:
    for operator in ("nms", "qnms"):
        torch.library.define(f"torchvision::{operator}", "(Tensor a, Tensor b, float c) -> Tensor")

import kornia  # noqa: E402

# The one patch: Lucent 0.1.8 calls these two by names that kornia had until 0.4.
kornia.get_rotation_matrix2d = kornia.geometry.transform.get_rotation_matrix2d
kornia.warp_affine = kornia.geometry.transform.warp_affine

import onnx2torch  # noqa: E402
from lucent.optvis import objectives, param, render, transform  # noqa: E402

PREPROCESSINGS = ("imagenet", "minus-one-to-one")


class LucentClassifier(torch.nn.Module):
    """The converted graph, and after it a layer `logits` for Lucent to hook."""

    def __init__(self, path):
        super().__init__()
        self.body = onnx2torch.convert(path)
        self.logits = torch.nn.Identity()

    def forward(self, image):
        return self.logits(self.body(image))


def load(path):
    """The classifier in evaluation mode; its weights require gradients, as Lucent leaves them."""
    warnings.filterwarnings("ignore")
    return LucentClassifier(path).eval()


def objective(class_indices):
    """The logit of one class per image, summed over the batch."""
    if len(class_indices) == 1:
        return objectives.channel("logits", class_indices[0])
    return objectives.Objective.sum(
        [objectives.channel("logits", k, batch=place) for place, k in enumerate(class_indices)]
    )


def render_classes(model, class_indices, steps, size, preprocessing, optimizer=None):
    """Lucent's `render_vis` with its defaults: colors of shape [batch, height, width, 3]."""
    if preprocessing == "imagenet":  # Lucent's own last step
        own = {}
    else:
        own = {
            "preprocess": False,
            "transforms": transform.standard_transforms + [lambda image: 2 * image - 1],
        }
    images = render.render_vis(
        model, objective(class_indices),
        param_f=lambda: param.image(size, batch=len(class_indices), fft=True, decorrelate=True),
        optimizer=optimizer, thresholds=(steps,), progress=False, show_image=False, **own,
    )
    return images[-1]
