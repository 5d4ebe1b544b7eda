"""Reads a .keras archive as Keras 3's loader does (paths, counts and order of the numbers), and computes with NumPy: keras_load.py FILE… < batch."""
import io
import json
import re
import sys
import zipfile

import h5py
import numpy as np


def snake_case(name):
    return "".join("_" + c if i and c.isupper() and (name[i - 1].islower() or name[i + 1 : i + 2].islower()) else c for i, c in enumerate(name)).lower()


activations = {
    "linear": lambda x: x,
    "relu": lambda x: np.maximum(x, 0),
    "sigmoid": lambda x: 1 / (1 + np.exp(-x)),
    "tanh": np.tanh,
    "softplus": lambda x: np.logaddexp(x, 0),
    "softmax": lambda x: np.exp(x - x.max(1, keepdims=True)) / np.exp(x - x.max(1, keepdims=True)).sum(1, keepdims=True),
}


def framed(x, config, size, stride, value):
    """The border of "same": as many zeros as give ceil(side / stride) places, the odd one at the end."""
    if config["padding"] == "valid":
        return x
    assert config["padding"] == "same"
    totals = [max(0, (-(-side // stride) - 1) * stride + size - side) for side in x.shape[1:3]]
    return np.pad(x, ((0, 0), *((total // 2, total - total // 2) for total in totals), (0, 0)), constant_values=value)


def windows(x, size, stride):
    """batch × rows × columns × height × width × channels"""
    views = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(1, 2))
    return np.moveaxis(views[:, ::stride, ::stride], 3, -1)


batch = json.load(sys.stdin)
for path in sys.argv[1:]:
    archive = zipfile.ZipFile(path)
    assert archive.testzip() is None
    assert sorted(archive.namelist()) == ["config.json", "metadata.json", "model.weights.h5"], archive.namelist()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d@\d\d:\d\d:\d\d", json.loads(archive.read("metadata.json"))["date_saved"])
    root = json.loads(archive.read("config.json"))
    assert (root["module"], root["class_name"], root["registered_name"]) == ("keras", "Sequential", None)
    numbers = h5py.File(io.BytesIO(archive.read("model.weights.h5")), "r")
    x = np.array(batch)
    used, names = {}, set()
    for place, layer in enumerate(root["config"]["layers"]):
        kind, config = layer["class_name"], layer["config"]
        assert layer["module"] == "keras.layers" and config["name"] not in names
        names.add(config["name"])
        if kind == "InputLayer":
            assert place == 0 and config["batch_shape"][0] is None
            x = x.reshape(-1, *config["batch_shape"][1:])
            continue
        name = snake_case(kind)
        used[name] = used.get(name, -1) + 1
        group = numbers["layers"][name + (f"_{used[name]}" if used[name] else "")]["vars"]
        values = [np.array(group[str(i)]) for i in range(len(group))]
        assert all(value.dtype == config["dtype"] for value in values)
        if kind == "Dense":
            assert config["units"] == values[0].shape[1] and values[0].shape[0] == x.shape[1] and config["use_bias"]
            x = activations[config["activation"]](x @ values[0] + values[1])
        elif kind == "BatchNormalization":
            gamma, beta, mean, variance = values
            assert config["axis"] == -1 and config["scale"] and config["center"]
            x = gamma * (x - mean) / np.sqrt(variance + config["epsilon"]) + beta
        elif kind == "Conv2D":
            (size, _), (stride, _) = config["kernel_size"], config["strides"]
            assert values[0].shape == (size, size, x.shape[3], config["filters"]) and config["data_format"] == "channels_last" and config["activation"] == "linear"
            x = np.einsum("nyxijc,ijcf->nyxf", windows(framed(x, config, size, stride, 0), size, stride), values[0]) + values[1]
        elif kind in ("MaxPooling2D", "AveragePooling2D"):
            (size, _), (stride, _) = config["pool_size"], config["strides"]
            # What is beyond the picture is no number at all: neither largest nor counted in a mean.
            x = (np.nanmax if kind == "MaxPooling2D" else np.nanmean)(windows(framed(x, config, size, stride, np.nan), size, stride), axis=(3, 4))
        elif kind == "ZeroPadding2D":
            x = np.pad(x, ((0, 0), *map(tuple, config["padding"]), (0, 0)))
        elif kind == "Flatten":
            x = x.reshape(x.shape[0], -1)
        elif kind == "LeakyReLU":
            x = np.where(x > 0, x, config["negative_slope"] * x)
        elif kind == "ELU":
            x = np.where(x > 0, x, config["alpha"] * np.expm1(np.minimum(x, 0)))
        elif kind == "Activation":
            x = activations[config["activation"]](x)
        else:
            assert kind == "Dropout" and 0 <= config["rate"] < 1, kind
    print(json.dumps(x.tolist()))
