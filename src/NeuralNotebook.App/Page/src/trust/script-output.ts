import { button, element } from '../dom';
import { sanitized } from '../markdown';
import { places } from '../places';

/** Says whether an output with scripts may run, and takes the learner's yes. */
export interface ScriptDoor {
  allows(html: string): Promise<boolean>;
  trust(): void;
  whenTrusted(look: () => void): void;
}

const mostHeight = 2000;
const leastHeight = 24;
/** After this a frame that has said nothing will not: a browser may refuse it. */
const patience = 8000;

/** Whether a text of HTML would run something: it is read, not run, to find out. */
export function hasScripts(html: string): boolean {
  const read = new DOMParser().parseFromString(html, 'text/html');
  const isProgram = (script: Element) => /^$|javascript|ecmascript|^module$/i.test(script.getAttribute('type') ?? '');
  return [...read.querySelectorAll('*')].some(
    (each) => (each.localName === 'script' && isProgram(each)) || each.getAttributeNames().some((name) => /^on/i.test(name)),
  );
}

/**
 * Shows an output with scripts: what of it needs none, until the learner trusts the notebook; then all of it, in a frame that reaches
 * nothing outside.
 */
export function showScripts(place: HTMLElement, html: string, door: ScriptDoor): void {
  const still = element('div');
  still.append(sanitized(html));
  const note = element(
    'p',
    { class: 'note trust' },
    'This output holds a script, which has not been run. ',
    button('Trust this notebook', () => door.trust(), { title: 'Run the scripts of this notebook, each in a frame of its own' }),
  );
  const look = async () => {
    if (await door.allows(html)) place.replaceChildren(frameOf(html));
  };
  place.replaceChildren(note, still);
  door.whenTrusted(() => void look());
  void look();
}

function frameOf(html: string): HTMLElement {
  // Without an origin: it sees neither the page nor what the page keeps, and leads it nowhere.
  const frame = element('iframe', {
    class: 'script-frame',
    sandbox: 'allow-scripts',
    credentialless: true,
    referrerpolicy: 'no-referrer',
    title: 'Output with scripts',
    src: places.frame,
  });
  const place = element('div', {}, frame);
  let isThere = false;
  const hear = ({ source, data }: MessageEvent<{ ready?: unknown; height?: unknown } | null>) => {
    if (!frame.isConnected) return removeEventListener('message', hear);
    if (source !== frame.contentWindow || typeof data !== 'object' || data === null) return;
    if (data.ready === true) {
      isThere = true;
      frame.contentWindow?.postMessage(html, '*');
    }
    if (typeof data.height === 'number' && Number.isFinite(data.height))
      frame.style.height = `${Math.min(mostHeight, Math.max(leastHeight, data.height))}px`;
  };
  addEventListener('message', hear);
  setTimeout(
    () =>
      isThere ||
      place.replaceChildren(element('p', { class: 'note' }, 'This browser does not open the frame in which the scripts of an output run.')),
    patience,
  );
  return place;
}
