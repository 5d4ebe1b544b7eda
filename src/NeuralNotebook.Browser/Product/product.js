// Instantiates the module in the memory of .NET's runtime, and hands its functions to C#.

/** Functions that take the place of the runtime's. */
const ours = 'runtime_';

// Begun at once: this script is loaded while the runtime comes.
const relaxed = compile('fused').catch(() => null);

/** Where the module's functions lie in the runtime's table of functions, by name, a line each: the numbers are C#'s function pointers. */
export async function load(mayRelax) {
  const runtime = globalThis.getDotnetRuntime(0).Module.wasmExports;
  const table = runtime.__indirect_function_table;
  const fused = mayRelax ? await relaxed : null;
  const functions = instantiate(fused && roundsOnce(fused) ? fused : await compile('exact'), runtime.memory, runtime.log);
  const places = {};
  for (const [name, value] of Object.entries(functions)) {
    if (typeof value !== 'function') continue;
    places[name] = table.grow(1);
    table.set(places[name], value);
    // The runtime's own function of that name asks there: see lead.mjs.
    if (name.startsWith(ours)) runtime[`slot of ${name.slice(ours.length)}`].value = places[name];
  }

  return Object.entries(places)
    .map((place) => place.join(' '))
    .join('\n');
}

async function compile(kind) {
  const answer = await fetch(new URL(`./product.${kind}.wasm`, import.meta.url));
  if (!answer.ok) throw new Error(`The engine's fast loops did not come: ${answer.status} for ${answer.url}.`);
  return WebAssembly.compile(await answer.arrayBuffer());
}

function instantiate(module, memory, log) {
  return new WebAssembly.Instance(module, { env: { memory, log } }).exports;
}

/**
 * Whether the processor's relaxed multiply-add rounds once, in both lanes: the standard lets it round twice. Then (1 + 2⁻³⁰)(1 − 2⁻³⁰) − 1
 * is not −2⁻⁶⁰ but 0.
 */
function roundsOnce(module) {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const numbers = new Float64Array(memory.buffer, 0, 8);
  numbers.set([1 + 2 ** -30, 1 - 2 ** -30, 1 - 2 ** -30, 1 + 2 ** -30, -1, -1]);
  new Uint32Array(memory.buffer, 64).set([0, 16, 32, 48, 2]);
  instantiate(module, memory, Math.log).multiplyAdds(64);
  return numbers[6] === -(2 ** -60) && numbers[7] === -(2 ** -60);
}
