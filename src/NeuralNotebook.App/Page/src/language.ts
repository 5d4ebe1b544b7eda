import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { Diagnostic } from '@codemirror/lint';
import type { EditorView, Tooltip } from '@codemirror/view';
import { element } from './dom';
import type { ChapterKernel } from './kernel';
import { renderMarkdown } from './markdown';

interface CompletionItem {
  text: string;
  type?: string;
  signature?: string;
}

interface FoundDiagnostic {
  severity: string;
  code: string;
  message: string;
  start: number;
  end: number;
}

/** Jupyter counts code points, the editor counts UTF-16 units. */
const toCodePoints = (text: string, index: number) => [...text.slice(0, index)].length;
const toIndex = (text: string, codePoints: number) => [...text].slice(0, codePoints).join('').length;

/** Completion, hover and squiggles, asked of the chapter's kernel. */
export class Language {
  constructor(
    private readonly kernel: ChapterKernel,
    /** Whether the kernel has run everything above this cell, so that it knows the names that it uses. */
    private readonly knowsNames: () => boolean,
  ) {}

  async complete(context: CompletionContext): Promise<CompletionResult | null> {
    const word = context.matchBefore(/[\w@]+/);
    const isMember = context.matchBefore(/\.\s*\w*/) !== null;
    if (!context.explicit && !isMember && (!word || word.to - word.from < 2)) return null;
    const code = context.state.doc.toString();
    const answer = await this.kernel.ask('complete_request', { code, cursor_pos: toCodePoints(code, context.pos) });
    // Not null: to CodeMirror that is the last word, also about what was typed while the kernel thought.
    const nothing: CompletionResult = { from: context.pos, options: [] };
    if (!answer) return nothing;
    const metadata = answer.metadata as { _jupyter_types_experimental?: CompletionItem[] } | undefined;
    const items = metadata?._jupyter_types_experimental ?? (answer.matches as string[]).map((text): CompletionItem => ({ text }));
    if (items.length === 0) return nothing;
    return {
      from: toIndex(code, answer.cursor_start as number),
      to: toIndex(code, answer.cursor_end as number),
      options: items.map((item) => ({
        label: item.text,
        type: item.type?.toLowerCase(),
        detail: item.signature ? shortened(item.signature) : undefined,
      })),
      validFor: /^\w*$/,
    };
  }

  async hover(view: EditorView, position: number): Promise<Tooltip | null> {
    const code = view.state.doc.toString();
    const word = view.state.wordAt(position);
    if (!word) return null;
    const answer = await this.kernel.ask('inspect_request', { code, cursor_pos: toCodePoints(code, position), detail_level: 0 });
    const data = answer?.data as Record<string, string> | undefined;
    if (!answer?.found || !data) return null;
    return {
      pos: word.from,
      end: word.to,
      create: () => {
        const dom = element('div', { class: 'hover-help' });
        if (data['text/markdown']) dom.append(renderMarkdown(data['text/markdown']));
        else dom.append(element('pre', {}, data['text/plain'] ?? ''));
        return { dom };
      },
    };
  }

  async diagnose(view: EditorView): Promise<Diagnostic[]> {
    const code = view.state.doc.toString();
    if (!code.trim()) return [];
    const answer = await this.kernel.ask('diagnostics_request', { code });
    if (!answer || view.state.doc.toString() !== code) return [];
    // Before the cells above have run, the names that they declare are unknown, and that is no mistake; nor is what follows from it. How
    // the code is written can be judged all the same.
    const found = answer.diagnostics as FoundDiagnostic[];
    const lacksNames = !this.knowsNames() && found.some((each) => isAboutNames(each.code));
    return found
      .filter((each) => !lacksNames || isAboutSyntax(each.code))
      .map((found) => {
        const from = toIndex(code, found.start);
        const severity = found.severity === 'error' || found.severity === 'warning' ? found.severity : 'info';
        return {
          from,
          to: Math.max(toIndex(code, found.end), Math.min(from + 1, code.length)),
          severity,
          source: found.code,
          message: found.message,
        };
      });
  }
}

function shortened(text: string): string {
  return text.length > 70 ? `${text.slice(0, 69)}…` : text;
}

/** What Roslyn's parser says. */
function isAboutSyntax(code: string): boolean {
  const number = Number(code.replace('CS', ''));
  return (number >= 1001 && number <= 1056) || (number >= 1510 && number <= 1530) || number === 8180;
}

/** What Roslyn says about names that it does not know. */
function isAboutNames(code: string): boolean {
  return ['CS0006', 'CS0012', 'CS0103', 'CS0117', 'CS0234', 'CS0246', 'CS1061'].includes(code);
}
