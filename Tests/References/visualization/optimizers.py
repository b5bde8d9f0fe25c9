"""Prints the parameters after each of five updates by PyTorch 2.13's optimizers.

The gradients are fixed: gradient[step][i] = sin(3 * step + i) * 10 ** (i - 2).
"""
import math

import torch

RULES = {
    "adam": lambda p: torch.optim.Adam(p, lr=0.1),
    "adam, other betas": lambda p: torch.optim.Adam(p, lr=0.1, betas=(0.5, 0.9), eps=1e-3),
    "nadam": lambda p: torch.optim.NAdam(p, lr=0.1),
    "sgd": lambda p: torch.optim.SGD(p, lr=0.1),
    "sgd, momentum": lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9),
    "sgd, weight decay": lambda p: torch.optim.SGD(
        p, lr=0.1, momentum=0.9, weight_decay=0.05),
    "adamw": lambda p: torch.optim.AdamW(p, lr=0.1, weight_decay=0.05),
    "nadamw": lambda p: torch.optim.NAdam(
        p, lr=0.1, weight_decay=0.05, decoupled_weight_decay=True),
}

for name, rule in RULES.items():
    parameters = torch.tensor([1.0, -2.0, 0.5, 0.0], requires_grad=True)
    optimizer = rule([parameters])
    for step in range(5):
        parameters.grad = torch.tensor(
            [math.sin(3 * step + i) * 10.0 ** (i - 2) for i in range(4)])
        optimizer.step()
    print(name, [round(x, 7) for x in parameters.tolist()])
