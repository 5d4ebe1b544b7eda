// Lists the datasets of a .keras archive's numbers with HDF5's own library: node h5wasm_list.mjs model.weights.h5
import { readFileSync } from 'node:fs';
import h5wasm from 'h5wasm/node';

await h5wasm.ready;
const file = new h5wasm.File(process.argv[2], 'r');
const found = {};
const walk = (group, path) => {
  for (const key of group.keys()) {
    const item = group.get(key);
    if (item instanceof h5wasm.Dataset) found[path + key] = { shape: item.shape, type: item.dtype, first: Number(item.value[0]) };
    else walk(item, `${path}${key}/`);
  }
};
walk(file, '');
console.log(JSON.stringify(found));
