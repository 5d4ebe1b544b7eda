// The network of start.json in TensorFlow.js, Layers API: 100 losses for each optimizer. node tfjs_moons.mjs
import fs from 'node:fs';
import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const start = JSON.parse(fs.readFileSync('start.json'));
const batches = [];
for (let first = 0; first < start.X.length; first += 32)
  batches.push({
    inputs: tf.tensor2d(start.X.slice(first, first + 32)),
    targets: tf.oneHot(tf.tensor1d(start.labels.slice(first, first + 32), 'int32'), 2),
  });

function network() {
  const model = tf.sequential({
    layers: [
      tf.layers.dense({ units: 16, activation: 'relu', inputShape: [2] }),
      tf.layers.dense({ units: 16, activation: 'relu' }),
      tf.layers.dense({ units: 2, activation: 'softmax' }),
    ],
  });
  model.setWeights(start.weights.flatMap((weights, layer) => [tf.tensor2d(weights), tf.tensor1d(start.biases[layer])]));
  return model;
}

async function train(optimizer, decay = 0) {
  const model = network();
  model.compile({ optimizer, loss: 'categoricalCrossentropy' });
  const losses = [], rate = optimizer.learningRate;
  while (losses.length < 100)
    for (const { inputs, targets } of batches) {
      if (decay > 0)
        optimizer.setLearningRate(rate / (1 + decay * losses.length)); // no schedules here: the rate is set by hand
      losses.push(await model.trainOnBatch(inputs, targets));
    }
  return losses.slice(0, 100);
}

const losses = {
  'sgd': await train(tf.train.sgd(0.5)),
  'decay': await train(tf.train.sgd(1.0), 0.02),
  'momentum': await train(tf.train.momentum(0.1, 0.9)),
  'momentum-pytorch': await train(tf.train.momentum(0.2, 0.9), 0.05),
  'nesterov': await train(tf.train.momentum(0.1, 0.9, true)),
  'adam': await train(tf.train.adam(0.02)),
};
const result = { library: 'TensorFlow.js', version: tf.version.tfjs, precision: 'float32', losses };
fs.writeFileSync('losses/tfjs.json', JSON.stringify(result));
