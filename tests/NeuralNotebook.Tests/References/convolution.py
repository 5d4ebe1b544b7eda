"""Writes convolution.json: what PyTorch's convolutions and poolings give for the pictures below, forward and backward.

All numbers are quarters of small whole numbers, so that every product and every sum is exact in binary, and equal numbers in one window are frequent.
Rows are pictures as the engine keeps them, channels last; PyTorch wants them first. Run: python3 convolution.py > convolution.json
"""
import json
import random

import torch
import torch.nn.functional as F

HEIGHT, WIDTH, CHANNELS, FILTERS, BATCH = 5, 4, 2, 3, 2
draw = random.Random(4)


def quarters(*shape):
    if not shape:
        return draw.randint(-6, 6) / 4
    return [quarters(*shape[1:]) for _ in range(shape[0])]


def pictures(rows):
    return torch.tensor(rows, dtype=torch.float64).reshape(BATCH, HEIGHT, WIDTH, CHANNELS).permute(0, 3, 1, 2)


def rows(tensor):
    """NCHW as rows of height, width, channels."""
    return tensor.permute(0, 2, 3, 1).reshape(tensor.shape[0], -1).tolist()


def around(length, size, stride):
    """Zeros before and after a side for "same", as Keras, TensorFlow and ONNX define it for every stride."""
    total = max(0, (-(-length // stride) - 1) * stride + size - length)
    return total // 2, total - total // 2


def padded(x, size, stride, padding, value=0.0):
    top, bottom = around(HEIGHT, size, stride) if padding == "same" else (padding, padding)
    left, right = around(WIDTH, size, stride) if padding == "same" else (padding, padding)
    return F.pad(x, (left, right, top, bottom), value=value)


def case(name, layer, x, settings, upstream, parameters=()):
    x.grad = None
    for parameter in parameters:
        parameter.grad = None
    output = layer(x)
    slopes = torch.tensor(upstream[: output.numel()], dtype=torch.float64).reshape(output.permute(0, 2, 3, 1).shape).permute(0, 3, 1, 2)
    output.backward(slopes)
    return {"kind": name, **settings, "shape": [output.shape[2], output.shape[3], output.shape[1]], "output": rows(output), "dX": rows(x.grad)}


X, upstream = quarters(BATCH, HEIGHT * WIDTH * CHANNELS), quarters(400)
x = pictures(X).contiguous().requires_grad_()
result = {
    "about": f"PyTorch {torch.__version__.split('+')[0]}, float64, written by convolution.py. X: {BATCH} pictures of {HEIGHT} × {WIDTH} × {CHANNELS}, channels last. upstream: dL/doutput, "
    "as many numbers as the output has, row by row. weights: (kernel · kernel · channels) × filters. Gradients are sums over samples.",
    "suggested_tolerance": "relative 1e-15, abs 1e-15",
    "X": X,
    "upstream": upstream,
    "weights": {},
    "biases": [quarters(FILTERS)],
    "convolutions": [],
    "poolings": [],
}
for kernel in (2, 3):
    W = quarters(kernel * kernel * CHANNELS, FILTERS)
    result["weights"][str(kernel)] = W
    w = torch.tensor(W, dtype=torch.float64).reshape(kernel, kernel, CHANNELS, FILTERS).permute(3, 2, 0, 1).contiguous().requires_grad_()
    b = torch.tensor(result["biases"][0], dtype=torch.float64).requires_grad_()
    for stride in (1, 2, 3):
        for padding in (0, 1, 2, "same") if kernel == 3 else (0, 1, "same"):
            found = case("conv", lambda x: F.conv2d(padded(x, kernel, stride, padding), w, b, stride), x, {"kernel": kernel, "stride": stride, "padding": padding}, upstream, (w, b))
            if stride == 1 and padding == "same":
                assert rows(F.conv2d(x, w, b, padding="same")) == found["output"]
            found["dW"] = w.grad.permute(2, 3, 1, 0).reshape(-1, FILTERS).tolist()
            found["db"] = [b.grad.tolist()]
            result["convolutions"].append(found)

for size in (2, 3):
    for stride in (1, 2, 3):
        for padding in (0, 1, "same"):
            settings = {"size": size, "stride": stride, "padding": padding}
            # PyTorch's own padding is the same on all sides; "same" is made by hand.
            by_hand = lambda x, value: padded(x, size, stride, padding, value)
            pool = (lambda x: F.max_pool2d(by_hand(x, float("-inf")), size, stride)) if padding == "same" else (lambda x: F.max_pool2d(x, size, stride, padding))
            result["poolings"].append(case("max", pool, x, settings, upstream))
            ones = torch.ones_like(x).detach()
            mean = lambda x: F.avg_pool2d(by_hand(x, 0.0), size, stride)
            result["poolings"].append(case("average", mean if padding == "same" else (lambda x: F.avg_pool2d(x, size, stride, padding)), x, settings | {"countPadding": True}, upstream))
            uncounted = (lambda x: mean(x) / mean(ones)) if padding == "same" else (lambda x: F.avg_pool2d(x, size, stride, padding, count_include_pad=False))
            result["poolings"].append(case("average", uncounted, x, settings | {"countPadding": False}, upstream))

lists = {key: result.pop(key) for key in ("convolutions", "poolings")}
text = json.dumps(result, ensure_ascii=False)[:-1]
for key, items in lists.items():
    text += f',\n "{key}": [\n  ' + ",\n  ".join(json.dumps(item) for item in items) + "\n ]"
print(text + "\n}")
