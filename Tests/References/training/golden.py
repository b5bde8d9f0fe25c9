"""Prints PyTorch 2.13's numbers for TrainingTests: batch normalization and cross entropy.

Inputs are x[i] = sin(i) for a tensor read row by row, so that both sides can make them.
"""
import torch
import torch.nn.functional as F


def wave(*shape, step=1.0):
    count = torch.Size(shape).numel()
    return torch.sin(torch.arange(count, dtype=torch.float64) * step).float().reshape(shape)


def show(name, tensor):
    print(name, [round(v, 7) for v in tensor.detach().flatten().tolist()])


# Two images of three channels, 1 x 2: an odd channel count and a height of 1.
x = wave(2, 3, 1, 2).requires_grad_()
scale = torch.tensor([1.0, 0.5, -2.0], requires_grad=True)
bias = torch.tensor([0.0, 0.25, 1.0], requires_grad=True)
mean, variance = torch.zeros(3), torch.ones(3)
y = F.batch_norm(x, mean, variance, scale, bias, training=True, momentum=0.1, eps=1e-5)
(y * wave(2, 3, 1, 2, step=0.7)).sum().backward()
show("batch norm", y)
show("gradient of x", x.grad)
show("gradient of scale", scale.grad)
show("gradient of bias", bias.grad)
show("running mean", mean)
show("running variance", variance)

for smoothing in (0.0, 0.1):
    logits = (3 * wave(3, 5)).requires_grad_()
    loss = F.cross_entropy(logits, torch.tensor([0, 4, 2]), label_smoothing=smoothing)
    loss.backward()
    show(f"cross entropy, smoothing {smoothing}", loss)
    show("gradient", logits.grad)


class Residual(torch.nn.Module):
    """The network of NetworkArchitecture in TrainingTests/WaveNetwork.swift."""

    def __init__(self):
        super().__init__()
        nn = torch.nn
        self.stem = nn.ModuleDict({"conv": nn.Conv2d(3, 4, 3, 2, 1, bias=False),
                                   "bn": nn.BatchNorm2d(4)})
        self.stage1 = nn.ModuleDict({"block0": nn.ModuleDict({
            "conv1": nn.Conv2d(4, 6, 3, 2, 1, bias=False), "bn1": nn.BatchNorm2d(6),
            "conv2": nn.Conv2d(6, 6, 3, 1, 1, bias=False), "bn2": nn.BatchNorm2d(6),
            "shortcut": nn.ModuleDict({"conv": nn.Conv2d(4, 6, 1, 2, bias=False),
                                       "bn": nn.BatchNorm2d(6)})})})
        self.logits = nn.Linear(6, 3)

    def forward(self, x):
        x = F.relu(self.stem["bn"](self.stem["conv"](x)))
        b = self.stage1["block0"]
        y = b["bn2"](b["conv2"](F.relu(b["bn1"](b["conv1"](x)))))
        y = F.relu(y + b["shortcut"]["bn"](b["shortcut"]["conv"](x)))
        return self.logits(y.mean((2, 3)))


network = Residual()
# Each part is a wave of its own: 0.3 sin(0.37 i + number of the part); variances are raised to 1.
state = {k: v for k, v in network.state_dict().items() if "num_batches" not in k}
for part, (name, values) in enumerate(sorted(state.items())):
    wave_values = 0.3 * torch.sin(
        0.37 * torch.arange(values.numel(), dtype=torch.float64) + part)
    shift = 1.0 if values.ndim == 1 and name.endswith(("weight", "running_var")) else 0.0
    values.copy_((wave_values + shift).float().reshape(values.shape))
# Images of 3 x 9 x 7 with colors in 0...1; the preprocessing makes them (x - 0.5) / 0.25.
images = (wave(4, 3, 9, 7, step=0.9) + 1) / 2
labels = torch.tensor([0, 1, 2, 1])
network.eval()
show("logits", network((images - 0.5) / 0.25))
network.train()
decayed = [p for p in network.parameters() if p.ndim > 1]
others = [p for p in network.parameters() if p.ndim == 1]
optimizer = torch.optim.SGD(
    [{"params": decayed, "weight_decay": 0.01}, {"params": others}], lr=0.05, momentum=0.9)
for step in range(3):
    optimizer.zero_grad()
    loss = F.cross_entropy(network((images - 0.5) / 0.25), labels, label_smoothing=0.1)
    loss.backward()
    optimizer.step()
    show(f"loss {step}", loss)
state = network.state_dict()
for name in ("stem.conv.weight", "stage1.block0.bn1.bias", "stage1.block0.bn2.running_mean",
             "stage1.block0.shortcut.bn.running_var", "logits.weight"):
    show(name, state[name].flatten()[:6])
