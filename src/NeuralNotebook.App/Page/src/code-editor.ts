// The editor, loaded after the chapter is on the screen.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentLess, insertTab } from '@codemirror/commands';
import { markdown } from '@codemirror/lang-markdown';
import { bracketMatching, indentOnInput, indentUnit, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { csharp } from '@codemirror/legacy-modes/mode/clike';
import { linter } from '@codemirror/lint';
import { EditorState, Prec, StateEffect, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, hoverTooltip, keymap, placeholder, tooltips } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import { draggableNumbers, type NumberDoor } from './drag/handle';
import type { Language } from './language';

export interface EditorOptions {
  kind: string;
  label: string;
  text: string;
  language: Language;
  /** Where numbers lead that are moved; none where the text is no C#. */
  numbers?: NumberDoor;
  onChange(text: string): void;
  onFocus(): void;
  /** The keys that leave the editor or run its cell; true when they are taken. */
  onKey: (event: KeyboardEvent, view: EditorView) => boolean;
}

/** Makes an editor for a cell. */
export function createEditor(options: EditorOptions): EditorView {
  const isCode = options.kind === 'code';
  const extensions: Extension[] = [
    Prec.highest(EditorView.domEventHandlers({ keydown: options.onKey, focus: () => options.onFocus() })),
    history(),
    drawSelection(),
    indentUnit.of('    '),
    EditorState.tabSize.of(4),
    bracketMatching(),
    EditorView.lineWrapping,
    syntaxHighlighting(classHighlighter),
    // The index says what is so anyway, for those who look for a way to what is scrolled.
    EditorView.contentAttributes.of({
      'aria-label': options.label,
      tabindex: '0',
      spellcheck: isCode ? 'false' : 'true',
      autocapitalize: 'off',
    }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) options.onChange(update.state.doc.toString());
    }),
    tooltips({ position: 'fixed' }),
    // Tab writes an indent; Escape, then Tab, goes on to the next part of the page.
    keymap.of([
      ...closeBracketsKeymap,
      ...completionKeymap,
      { key: 'Tab', run: insertTab, shift: indentLess },
      ...historyKeymap,
      ...defaultKeymap,
    ]),
    isCode ? codeExtensions(options.language, options.numbers) : [markdown(), placeholder('Text in Markdown, formulas between $ signs')],
  ];
  return new EditorView({ state: EditorState.create({ doc: options.text, extensions }) });
}

/** There is a kernel now that can be asked about the code. */
const kernelCame = StateEffect.define();

/** Looks at a cell's code once more: nobody could when it was written. */
export function recheck(view: EditorView): void {
  view.dispatch({ effects: kernelCame.of(null) });
}

function codeExtensions(language: Language, numbers?: NumberDoor): Extension[] {
  return [
    StreamLanguage.define(csharp),
    indentOnInput(),
    closeBrackets(),
    autocompletion({ override: [(context) => language.complete(context)], icons: true, maxRenderedOptions: 60 }),
    hoverTooltip((view, position) => language.hover(view, position), { hoverTime: 350 }),
    numbers ? draggableNumbers(numbers) : [],
    linter((view) => language.diagnose(view), {
      delay: 600,
      needsRefresh: ({ transactions }) => transactions.some(({ effects }) => effects.some((effect) => effect.is(kernelCame))),
    }),
  ];
}
