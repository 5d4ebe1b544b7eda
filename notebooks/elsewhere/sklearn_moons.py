"""The network of start.json in scikit-learn: 100 losses for each optimizer."""
import json
import numpy as np
import sklearn
from sklearn.neural_network import MLPClassifier

start = json.load(open("start.json"))
X, y = np.array(start["X"]), np.array(start["labels"])

# For two classes scikit-learn builds one sigmoid output. A third class, which never occurs and whose bias of
# -1000 makes its probability exactly 0, keeps the softmax of start.json.
weights = [np.array(layer) for layer in start["weights"]]
biases = [np.array(layer) for layer in start["biases"]]
weights[-1] = np.column_stack([weights[-1], np.zeros(16)])
biases[-1] = np.append(biases[-1], -1000.0)


def train(**settings):
    model = MLPClassifier((16, 16), activation="relu", alpha=0, shuffle=False, **settings)
    # The first call draws weights and makes a step: put our weights in their place, and forget the step's memory.
    model.partial_fit(X[:32], y[:32], classes=[0, 1, 2])
    model.coefs_ = [layer.copy() for layer in weights]
    model.intercepts_ = [layer.copy() for layer in biases]
    del model._optimizer
    losses = []
    while len(losses) < 100:
        for first in range(0, len(X), 32):
            model.partial_fit(X[first:first + 32], y[first:first + 32])  # one batch is one step
            losses.append(model.loss_)
    return losses[:100]


losses = {
    "sgd": train(solver="sgd", learning_rate_init=0.5, momentum=0),
    "momentum": train(solver="sgd", learning_rate_init=0.1, momentum=0.9, nesterovs_momentum=False),
    "nesterov": train(solver="sgd", learning_rate_init=0.1, momentum=0.9),  # Nesterov is the default here
    "adam": train(solver="adam", learning_rate_init=0.02),
}
with open("losses/scikit-learn.json", "w") as file:
    json.dump({"library": "scikit-learn", "version": sklearn.__version__, "precision": "float64", "losses": losses}, file)
