// Reads [{ formula, display }, …] and writes the positions and messages of those that KaTeX cannot parse: [{ index, message }, …]
import katex from 'katex';

let input = '';
for await (const piece of process.stdin) input += piece;
const failures = [];
JSON.parse(input).forEach(({ formula, display }, index) => {
  try {
    katex.renderToString(formula, { displayMode: display, throwOnError: true, strict: 'ignore' });
  } catch (error) {
    failures.push({ index, message: error.message });
  }
});
process.stdout.write(JSON.stringify(failures));
