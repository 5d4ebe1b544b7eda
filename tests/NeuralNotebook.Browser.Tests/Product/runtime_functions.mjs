// Reads doubles until the input ends, and writes what a function of the module makes of each: node runtime_functions.mjs MODULE NAME
import { readFileSync } from 'node:fs';

const input = readFileSync(0);
const numbers = new Float64Array(input.buffer.slice(input.byteOffset, input.byteOffset + input.length));
const memory = new WebAssembly.Memory({ initial: 1 });
const { instance } = await WebAssembly.instantiate(readFileSync(process.argv[2]), { env: { memory, log: Math.log } });
process.stdout.write(new Uint8Array(numbers.map(instance.exports[`runtime_${process.argv[3]}`]).buffer));
