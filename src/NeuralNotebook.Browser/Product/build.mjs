// Compiles the module twice: once for processors whose relaxed multiply-add is fused, once with fused multiply-adds made of plain ones.
import asc from 'assemblyscript/asc';

const folder = process.argv[2] ?? 'dist';

for (const [name, features] of [
  ['fused', ['simd', 'relaxed-simd']],
  ['exact', ['simd']],
]) {
  const { error, stderr } = await asc.main([
    'assembly/index.ts',
    '--outFile',
    `${folder}/product.${name}.wasm`,
    ...features.flatMap((feature) => ['--enable', feature]),
    '--runtime',
    'stub',
    '--importMemory',
    '--noExportMemory',
    '--optimizeLevel',
    '3',
    '--shrinkLevel',
    '0',
    '--noAssert',
  ]);
  if (error) {
    console.error(stderr.toString());
    throw error;
  }
}
