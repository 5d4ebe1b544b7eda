"""The network of start.json in Keras 3: 100 losses for each optimizer."""
import json
import keras
import numpy as np

keras.config.set_floatx("float64")
start = json.load(open("start.json"))
X, y = np.array(start["X"]), np.array(start["labels"])


def network():
    model = keras.Sequential([
        keras.Input((2,)),
        keras.layers.Dense(16, activation="relu"),
        keras.layers.Dense(16, activation="relu"),
        keras.layers.Dense(2, activation="softmax")])
    for layer, weights, biases in zip(model.layers, start["weights"], start["biases"]):
        layer.set_weights([np.array(weights), np.array(biases)])
    return model


def train(optimizer):
    model, losses = network(), []
    model.compile(optimizer=optimizer, loss="sparse_categorical_crossentropy")
    while len(losses) < 100:
        for first in range(0, len(X), 32):
            model.reset_metrics()  # train_on_batch returns the mean since the last reset, not the batch's loss
            losses.append(float(model.train_on_batch(X[first:first + 32], y[first:first + 32])))
    return losses[:100]


def falling(rate, decay):
    return keras.optimizers.schedules.InverseTimeDecay(rate, decay_steps=1, decay_rate=decay)


losses = {
    "sgd": train(keras.optimizers.SGD(0.5)),
    "decay": train(keras.optimizers.SGD(falling(1.0, 0.02))),
    "momentum": train(keras.optimizers.SGD(0.1, momentum=0.9)),
    "momentum-keras": train(keras.optimizers.SGD(falling(0.2, 0.05), momentum=0.9)),
    "nesterov": train(keras.optimizers.SGD(0.1, momentum=0.9, nesterov=True)),
    "adam": train(keras.optimizers.Adam(0.02)),
}
with open("losses/keras.json", "w") as file:
    json.dump({"library": "Keras", "version": keras.__version__, "precision": "float64", "losses": losses}, file)
