// One of the page's own modules, with what it imports, as one script that sets a name: for tests that call it in Node or in a browser.
// node bundle.mjs PACKAGES ENTRY NAME
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export async function bundled(packages, entry, name) {
  // The bundler that builds the page.
  const vite = createRequire(join(packages, 'package.json')).resolve('vite');
  const { rolldown } = await import(pathToFileURL(createRequire(vite).resolve('rolldown')));
  const bundle = await rolldown({ input: entry, logLevel: 'silent', platform: 'browser' });
  const { output } = await bundle.generate({ format: 'iife', name, codeSplitting: false });
  return output[0].code;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(await bundled(...process.argv.slice(2)));
