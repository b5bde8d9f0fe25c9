"""The small classifiers behind the fixtures, as PyTorch modules with seeded weights."""

import torch
from torch import nn
from torch.nn import functional as F

CLASS_COUNT = 10


def seeded(build, seed):
    """Builds a module whose weights, biases and running statistics follow from the seed."""
    torch.manual_seed(seed)
    module = build().eval()
    with torch.no_grad():
        for child in module.modules():
            if isinstance(child, nn.BatchNorm2d):
                child.running_mean.normal_(0, 0.2)
                child.running_var.uniform_(0.5, 1.5)
                child.weight.uniform_(0.7, 1.3)
                child.bias.normal_(0, 0.2)
            if isinstance(child, nn.LayerNorm):
                child.weight.uniform_(0.7, 1.3)
                child.bias.normal_(0, 0.2)
    for parameter in module.parameters():
        parameter.requires_grad_(False)
    return module


class ResidualBlock(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        self.shortcut = nn.Sequential()
        if stride != 1 or inputs != outputs:
            self.shortcut = nn.Sequential(
                nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs)
            )

    def forward(self, x):
        y = F.relu(self.bn1(self.conv1(x)))
        return F.relu(self.bn2(self.conv2(y)) + self.shortcut(x))


class Residual(nn.Module):
    """ResNet in small: batch normalization on its own, GlobalAveragePool, Gemm."""

    def __init__(self, channels=3):
        super().__init__()
        self.stem = nn.Conv2d(channels, 8, 3, 1, 1, bias=False)
        self.bn = nn.BatchNorm2d(8)
        self.block1 = ResidualBlock(8, 8, 1)
        self.block2 = ResidualBlock(8, 16, 2)
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.classify = nn.Linear(16, CLASS_COUNT)

    def forward(self, x):
        x = self.block2(self.block1(F.relu(self.bn(self.stem(x)))))
        return self.classify(torch.flatten(self.pool(x), 1))


class SqueezeExcite(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.reduce = nn.Conv2d(channels, 4, 1)
        self.expand = nn.Conv2d(4, channels, 1)

    def forward(self, x):
        gate = F.relu(self.reduce(x.mean((2, 3), keepdim=True)))
        return x * torch.sigmoid(self.expand(gate))


class Mobile(nn.Module):
    """MobileNet in small: depthwise, ReLU6, asymmetric pads, HardSwish, a gate."""

    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(3, 8, 3, 2)
        self.widen = nn.Conv2d(8, 16, 1)
        self.depthwise = nn.Conv2d(16, 16, 5, 2, groups=16)
        self.gate = SqueezeExcite(16)
        self.narrow = nn.Conv2d(16, 12, 1)
        self.bn = nn.BatchNorm2d(12)
        self.dilated = nn.Conv2d(12, 12, 3, 1, 2, dilation=2, groups=3)
        self.classify = nn.Linear(12, CLASS_COUNT)

    def forward(self, x):
        x = F.relu6(3 * self.stem(F.pad(x, (0, 1, 0, 1))))
        x = F.hardswish(self.widen(x))
        x = self.gate(F.hardswish(self.depthwise(F.pad(x, (1, 2, 1, 2)))))
        x = self.bn(self.narrow(x))
        x = x + F.hardsigmoid(self.dilated(x))
        return self.classify(x.mean((2, 3)))


class Attention(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)

    def forward(self, x):
        batch, tokens, width = x.shape
        q, k, v = (
            part.reshape(batch, tokens, self.heads, width // self.heads).transpose(1, 2)
            for part in self.qkv(x).chunk(3, dim=-1)
        )
        weights = torch.softmax(q @ k.transpose(-2, -1) * (width // self.heads) ** -0.5, dim=-1)
        return self.out((weights @ v).transpose(1, 2).reshape(batch, tokens, width))


class Transformer(nn.Module):
    """ViT in small: patches, a class token, attention, Gelu by Erf, shape arithmetic."""

    def __init__(self, width=24):
        super().__init__()
        self.patches = nn.Conv2d(3, width, 8, 8)
        self.token = nn.Parameter(torch.randn(1, 1, width))
        self.position = nn.Parameter(torch.randn(1, 17, width) * 0.2)
        self.norm1 = nn.LayerNorm(width)
        self.attention = Attention(width, 3)
        self.norm2 = nn.LayerNorm(width)
        self.widen = nn.Linear(width, 2 * width)
        self.narrow = nn.Linear(2 * width, width)
        self.norm = nn.LayerNorm(width)
        self.classify = nn.Linear(width, CLASS_COUNT)

    def forward(self, x):
        x = 4 * self.patches(x)
        batch, width = x.shape[0], x.shape[1]
        x = x.reshape(batch, width, -1).permute(0, 2, 1)
        x = torch.cat([self.token.expand(batch, -1, -1), x], dim=1) + self.position
        x = x + self.attention(self.norm1(x))
        x = x + self.narrow(F.gelu(self.widen(self.norm2(x))))
        return self.classify(self.norm(x)[:, 0])


class GoogLeNet(nn.Module):
    """GoogLeNet in small: LRN, ceil mode, an inception, count_include_pad both ways."""

    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(3, 8, 5, 2, 2)
        self.one = nn.Conv2d(8, 6, 1)
        self.three = nn.Conv2d(8, 6, 3, 1, 1)
        self.pooled = nn.Conv2d(8, 4, 1)
        self.classify = nn.Linear(16, CLASS_COUNT)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.stem(x)), 3, 2, ceil_mode=True)
        x = F.local_response_norm(x, 5, alpha=0.5, beta=0.75, k=1.0)
        x = torch.cat(
            [
                F.relu(self.one(x)),
                F.relu(self.three(x)),
                F.relu(self.pooled(F.max_pool2d(x, 3, 1, 1))),
            ],
            dim=1,
        )
        x = F.avg_pool2d(x, 3, 2, 1, count_include_pad=True)
        x = F.avg_pool2d(x, 3, 2, 1, count_include_pad=False)
        return self.classify(x.mean((2, 3)))


class Plain(nn.Module):
    """Two convolutions; the last stage is given (Softmax, nothing, …)."""

    def __init__(self, channels=3, last=None, dead=False):
        super().__init__()
        self.first = nn.Conv2d(channels, 8, 3, 2, 1)
        self.second = nn.Conv2d(8, 12, 3, 2, 1)
        self.classify = nn.Linear(12, CLASS_COUNT)
        self.last = last or nn.Identity()
        if dead:  # no input in 0...1 lifts the second ReLU above zero
            nn.init.constant_(self.second.bias, -100)

    def forward(self, x):
        x = F.relu(self.second(F.leaky_relu(self.first(x), 0.1)))
        return self.last(self.classify(4 * x.mean((2, 3))))


class Quantized(nn.Module):
    """Two convolutions whose weights and activations pass 8-bit grids that nothing overflows.

    The gradient takes each rounding for the identity.
    """

    input_scale, middle_scale, feature_scale = 1 / 255, 1 / 64, 1 / 64

    def __init__(self):
        super().__init__()
        self.first = nn.Conv2d(3, 8, 3, 2, 1)
        self.second = nn.Conv2d(8, 12, 3, 2, 1)
        self.classify = nn.Linear(12, CLASS_COUNT)
        for conv in (self.first, self.second):
            scale = conv.weight.detach().abs().amax((1, 2, 3), keepdim=True) / 127
            conv.register_buffer("scale", scale)
            conv.register_buffer("integer", torch.round(conv.weight.detach() / scale))
            conv.weight.data = conv.integer * scale

    @staticmethod
    def rounded(x, scale, zero_point):
        return torch.fake_quantize_per_tensor_affine(x, scale, zero_point, 0, 255)

    def forward(self, x):
        x = self.rounded(x, self.input_scale, 0)
        x = self.rounded(F.relu(self.first(x)), self.middle_scale, 0)
        x = self.rounded(self.second(x), self.feature_scale, 128)
        return self.classify(4 * F.relu(x).mean((2, 3)))
