"""The network of start.json in plain TensorFlow, with GradientTape: 100 losses for each optimizer."""
import json
import tensorflow as tf

tf.keras.backend.set_floatx("float64")  # or the optimizers round their rate to float32
start = json.load(open("start.json"))
X, y = tf.constant(start["X"], tf.float64), tf.constant(start["labels"])


def train(optimizer):
    weights = [tf.Variable(layer, dtype=tf.float64) for layer in start["weights"]]
    biases = [tf.Variable(layer, dtype=tf.float64) for layer in start["biases"]]
    losses = []
    while len(losses) < 100:
        for first in range(0, 200, 32):
            inputs, labels = X[first:first + 32], y[first:first + 32]
            with tf.GradientTape() as tape:
                hidden = tf.nn.relu(inputs @ weights[0] + biases[0])
                hidden = tf.nn.relu(hidden @ weights[1] + biases[1])
                logits = hidden @ weights[2] + biases[2]
                loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=logits))
            losses.append(float(loss))
            gradients = tape.gradient(loss, weights + biases)
            optimizer.apply_gradients(zip(gradients, weights + biases))
    return losses[:100]


def falling(rate, decay):
    return tf.keras.optimizers.schedules.InverseTimeDecay(rate, decay_steps=1, decay_rate=decay)


losses = {
    "sgd": train(tf.keras.optimizers.SGD(0.5)),
    "decay": train(tf.keras.optimizers.SGD(falling(1.0, 0.02))),
    "momentum": train(tf.keras.optimizers.SGD(0.1, momentum=0.9)),
    "momentum-keras": train(tf.keras.optimizers.SGD(falling(0.2, 0.05), momentum=0.9)),
    "nesterov": train(tf.keras.optimizers.SGD(0.1, momentum=0.9, nesterov=True)),
    "adam": train(tf.keras.optimizers.Adam(0.02)),
}
with open("losses/tensorflow.json", "w") as file:
    json.dump({"library": "TensorFlow", "version": tf.__version__, "precision": "float64", "losses": losses}, file)
