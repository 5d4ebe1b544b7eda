// @vitest-environment happy-dom
import { autocompletion, currentCompletions } from '@codemirror/autocomplete';
import { EditorView } from '@codemirror/view';
import { afterEach, expect, test } from 'vitest';
import type { ChapterKernel } from '../src/kernel';
import { Language } from '../src/language';

/** A kernel that answers when it is told to. */
class SlowKernel {
  readonly asked: { code: string; answer: (matches: string[] | null) => void }[] = [];

  ask(_type: string, content: Record<string, unknown>): Promise<Record<string, unknown> | null> {
    return new Promise((resolve) => {
      const at = content.cursor_pos as number;
      this.asked.push({
        code: content.code as string,
        answer: (matches) => resolve(matches && { matches, cursor_start: at, cursor_end: at }),
      });
    });
  }
}

const editors: EditorView[] = [];

afterEach(() => editors.splice(0).forEach((editor) => editor.destroy()));

function open(slow: SlowKernel): EditorView {
  const language = new Language(slow as unknown as ChapterKernel, () => true);
  const editor = new EditorView({
    parent: document.body,
    extensions: autocompletion({ override: [(context) => language.complete(context)], activateOnTypingDelay: 1, updateSyncTime: 1 }),
  });
  editors.push(editor);
  return editor;
}

function type(editor: EditorView, text: string): void {
  for (const letter of text) {
    const at = editor.state.selection.main.head;
    editor.dispatch({ changes: { from: at, insert: letter }, selection: { anchor: at + 1 }, userEvent: 'input.type' });
  }
}

async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 200 && !holds(); i++) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(holds()).toBe(true);
}

/** An editor in which a word was typed, that the kernel has been asked about. */
async function asked(): Promise<{ slow: SlowKernel; editor: EditorView }> {
  const slow = new SlowKernel();
  const editor = open(slow);
  type(editor, 'abc');
  await until(() => slow.asked.length === 1);
  return { slow, editor };
}

test.each([
  ['had nothing to offer', []],
  ['could not be asked', null],
])('what was typed while the kernel %s is asked for', async (_, nothing) => {
  const { slow, editor } = await asked();
  type(editor, '.Sub');
  slow.asked[0]!.answer(nothing);
  await until(() => slow.asked.length === 2);
  expect(slow.asked[1]!.code).toBe('abc.Sub');
  slow.asked[1]!.answer(['string']);
  await until(() => currentCompletions(editor.state).length === 1);
});

test('a place where the kernel has nothing to offer is asked about once', async () => {
  const { slow, editor } = await asked();
  slow.asked[0]!.answer([]);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(slow.asked).toHaveLength(1);
  expect(currentCompletions(editor.state)).toHaveLength(0);
});
