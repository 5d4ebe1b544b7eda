// What the linter asks of the page's TypeScript beyond what its compiler asks. PageLintTests.cs runs it in the page's folder.
import js from '@eslint/js';
import typescript from 'typescript-eslint';

export default typescript.config(js.configs.recommended, typescript.configs.recommendedTypeChecked, {
  languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: process.cwd() } },
  linterOptions: { reportUnusedDisableDirectives: 'error' },
  rules: {
    // What a terminal prints is full of them.
    'no-control-regex': 'off',
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    '@typescript-eslint/switch-exhaustiveness-check': 'error',
  },
});
