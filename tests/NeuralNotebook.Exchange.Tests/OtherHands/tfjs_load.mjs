// Loads a folder with the real TensorFlow.js and computes: node tfjs_load.mjs FOLDER… < batch.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';

const batch = JSON.parse(readFileSync(0, 'utf8'));
for (const folder of process.argv.slice(2)) {
  const model = await tf.loadLayersModel({
    load: async () => {
      const { modelTopology, weightsManifest, format } = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8'));
      const [{ paths, weights }] = weightsManifest;
      const bytes = Buffer.concat(paths.map((path) => readFileSync(join(folder, path))));
      return {
        modelTopology,
        format,
        weightSpecs: weights,
        weightData: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
      };
    },
  });
  // A network for pictures takes them as pictures, channels last: the numbers of a row in the same order.
  const [, ...sides] = model.inputs[0].shape;
  console.log(JSON.stringify(model.predict(tf.tensor2d(batch).reshape([batch.length, ...sides])).arraySync()));
}
