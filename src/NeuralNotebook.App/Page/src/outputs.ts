import { ansiText } from './ansi';
import { showChart } from './charts';
import { element } from './dom';
import { renderMarkdown, sanitized } from './markdown';
import { flawOf, joined, type MimeBundle, type Output } from './notebook-format';
import { Pad, padType, type PadDoor } from './pad';
import { playgroundNumber, PlaygroundOutput } from './playground/output';
import type { PlaygroundDoor } from './playground/talk';
import { hasScripts, showScripts, type ScriptDoor } from './trust/script-output';

const plotly = 'application/vnd.plotly.v1+json';

/** Shows the outputs of one cell, and changes only what changes. */
export class OutputArea {
  readonly root = element('div', { class: 'outputs' });
  private readonly pads = new WeakMap<Element, Pad>();
  private readonly playgrounds = new WeakMap<Element, PlaygroundOutput>();

  constructor(
    private readonly door: PadDoor,
    private readonly playDoor: PlaygroundDoor,
    private readonly scripts: () => ScriptDoor,
  ) {}

  show(outputs: readonly Output[]): void {
    while (this.root.children.length > outputs.length) this.root.lastElementChild?.remove();
    outputs.forEach((output, index) => {
      const shown = this.root.children[index] as HTMLElement | undefined;
      if (shown && update(shown, output)) {
        this.pads.get(shown)?.refresh(padNumber(output));
        this.playgrounds.get(shown)?.refresh(playgroundNumber(output.data)!);
        return;
      }
      const fresh = render(output, this.scripts());
      if (fresh.dataset.kind === 'drawing') this.addPad(fresh, padNumber(output));
      if (fresh.dataset.kind === 'play')
        this.playgrounds.set(fresh, new PlaygroundOutput(fresh, playgroundNumber(output.data)!, this.playDoor));
      if (shown) shown.replaceWith(fresh);
      else this.root.append(fresh);
    });
  }

  /** Keeps the height until it is released, so that nothing below moves while outputs come and go. */
  hold(): void {
    this.root.style.minHeight = `${this.root.offsetHeight}px`;
  }

  release(): void {
    this.root.style.minHeight = '';
  }

  private addPad(place: HTMLElement, number: number): void {
    const pad = new Pad(number, this.door);
    this.pads.set(place, pad);
    place.append(pad.root);
  }
}

/** Changes what is shown already, where that keeps a chart's zoom or avoids a flicker; false where it must be made anew. */
function update(shown: HTMLElement, output: Output): boolean {
  if (shown.dataset.kind !== kindOf(output)) return false;
  if (shown.dataset.kind === 'chart') {
    showChart(shown, output.data as MimeBundle);
    return true;
  }
  // What is drawn on a pad stays, whichever network reads it now.
  if (shown.dataset.kind === 'drawing' || shown.dataset.kind === 'play') return true;
  if (shown.dataset.kind === 'stream') {
    shown.classList.toggle('stderr', output.name === 'stderr');
    const text = joined(output.text);
    const before = shown.dataset.text ?? '';
    if (text === before) return true;
    if (text.startsWith(before) && !/[\r\b\x1b]/.test(text.slice(before.length)) && !/[\r\b\x1b]/.test(before))
      shown.append(text.slice(before.length));
    else shown.replaceChildren(ansiText(text));
    shown.dataset.text = text;
    return true;
  }
  return shown.dataset.hash === hashOf(output);
}

/** What decides how a result or an error looks. */
function hashOf(output: Output): string {
  return flawOf(output) ?? JSON.stringify([output.data, output.ename, output.evalue, output.traceback]);
}

function kindOf(output: Output): string {
  if (flawOf(output)) return 'damaged';
  if (output.output_type === 'stream') return 'stream';
  if (output.output_type === 'error') return 'error';
  if (Number.isInteger(padNumber(output))) return 'drawing';
  if (playgroundNumber(output.data) !== null) return 'play';
  return output.data && (plotly in output.data || 'image/svg+xml' in output.data) ? 'chart' : 'data';
}

/** Which of the kernel's pads an output shows; nothing whole for one that shows none. */
function padNumber(output: Output): number {
  return Number((output.data?.[padType] as { pad?: unknown } | null | undefined)?.pad);
}

function render(output: Output, scripts: ScriptDoor): HTMLElement {
  const kind = kindOf(output);
  const place = element('div', { class: `output ${kind}`, 'data-kind': kind });
  if (kind === 'damaged') {
    place.append(
      element('p', { class: 'note' }, `An output is stored here that is damaged (${flawOf(output)}). Run the cell again to make it anew.`),
    );
    place.dataset.hash = hashOf(output);
  } else if (kind === 'stream') {
    const text = joined(output.text);
    place.append(ansiText(text));
    place.dataset.text = text;
    place.classList.toggle('stderr', output.name === 'stderr');
    makeScrollable(place, 'text output');
  } else if (kind === 'error') {
    const trace = output.traceback?.length ? output.traceback.join('\n') : `${output.ename}: ${output.evalue}`;
    place.append(ansiText(trace));
    place.dataset.hash = hashOf(output);
    place.setAttribute('role', 'alert');
    makeScrollable(place, 'error');
  } else if (kind === 'chart' || kind === 'play') {
    // A playground's picture stands there until it is played.
    showChart(place, output.data as MimeBundle);
  } else if (kind === 'data') {
    place.append(...renderData(output.data ?? {}, scripts));
    place.dataset.hash = hashOf(output);
  }
  return place;
}

function renderData(data: MimeBundle, scripts: ScriptDoor): Node[] {
  if (data['text/html'] !== undefined) {
    const html = joined(data['text/html']);
    const place = element('div', { class: 'html' });
    if (hasScripts(html)) showScripts(place, html, scripts);
    else place.append(sanitized(html));
    return [place];
  }
  for (const type of ['image/png', 'image/jpeg', 'image/gif', 'image/webp'])
    if (data[type] !== undefined)
      return [
        element('img', {
          src: `data:${type};base64,${joined(data[type]).replace(/\s/g, '')}`,
          alt: joined(data['text/plain']) || 'picture',
        }),
      ];
  if (data['text/markdown'] !== undefined) return [renderMarkdown(joined(data['text/markdown']))];
  if (data['text/latex'] !== undefined) return [renderMarkdown(joined(data['text/latex']))];
  const json = data['application/json'];
  const text = json !== undefined && data['text/plain'] === undefined ? JSON.stringify(json, null, 2) : joined(data['text/plain']);
  const plain = element('pre', {}, text);
  makeScrollable(plain, 'result');
  if (!text && data['application/javascript'] !== undefined)
    return [element('p', { class: 'quiet' }, 'This output is a script. The page runs no scripts of notebooks.')];
  return text ? [plain] : [];
}

function makeScrollable(place: HTMLElement, name: string): void {
  place.tabIndex = 0;
  if (!place.hasAttribute('role')) place.setAttribute('role', 'group');
  place.setAttribute('aria-label', name);
}
