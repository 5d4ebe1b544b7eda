// Folds every example of messages as the page does, and prints what it stores, example by example.
// Usage: node cell-outputs.mjs PACKAGES EXAMPLES; PageCellOutputsTests runs it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundled } from './bundle.mjs';

const [, , packages, examples] = process.argv;
const { CellOutputs, stored } = new Function(
  `${await bundled(packages, join(packages, '..', 'PlainPage', 'cell-outputs.js'), 'page')}; return page;`,
)();
const found = {};
for (const file of readdirSync(examples)) {
  const lists = [];
  for (const { messages } of JSON.parse(readFileSync(join(examples, file), 'utf8')).cells) {
    const gathered = new CellOutputs([], () => lists.flat());
    lists.push(gathered.list);
    for (const { type, content } of messages) gathered.add(type, content);
  }
  found[file.replace(/\.json$/, '')] = lists.map(stored);
}
process.stdout.write(JSON.stringify(found));
