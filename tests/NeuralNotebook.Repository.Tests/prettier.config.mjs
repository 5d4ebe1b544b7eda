// How scripts and style sheets are laid out. ScriptLayoutTests.cs runs it from the repository's folder; the indent is .editorconfig's.
export default { printWidth: 140, singleQuote: true };
