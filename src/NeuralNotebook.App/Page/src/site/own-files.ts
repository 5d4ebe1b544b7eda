import { button, element } from '../dom';
import { places } from '../places';
import { progressName } from './learners-files';
import type { SiteStore } from './site-store';

/** Hands a file to the browser, which puts it where downloads go. */
export function download(name: string, content: BlobPart): void {
  const address = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }));
  element('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** What a site's map has that the server's has not: files of the learner's own come in and go out by hand. */
export function ownFiles(store: SiteStore, show: () => Promise<void>): HTMLElement {
  const said = element('span', { class: 'quiet', role: 'status' });
  const tell = (text: string) => (said.textContent = text);
  const act = (work: () => Promise<void>) => () => void work().catch((error: Error) => tell(error.message));
  return element(
    'div',
    { class: 'own-files', role: 'group', 'aria-label': 'Your own files' },
    button(
      'Open a notebook',
      act(async () => {
        const file = await chosen('.ipynb');
        if (file) location.href = places.chapter(await store.open(file.name, await file.text()));
      }),
    ),
    button(
      'Save progress',
      act(async () => {
        const content = (await store.files.all()).get(progressName);
        if (content) download('neural-notebook-progress.json', content as BlobPart);
        else tell('No exercise is solved yet.');
      }),
      { title: 'Download the list of exercises that you solved' },
    ),
    button(
      'Load progress',
      act(async () => {
        const file = await chosen('.json');
        if (!file) return;
        const count = await store.files.add(file.name, await file.text());
        await show();
        document.querySelector('.own-files [role=status]')!.textContent =
          `${count} ${count === 1 ? 'exercise is' : 'exercises are'} new here.`;
      }),
      { title: 'Add the exercises that you solved in another browser' },
    ),
    said,
  );
}

function chosen(ending: string): Promise<File | null> {
  return new Promise((resolve) => {
    const input = element('input', { type: 'file', accept: ending });
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null));
    input.addEventListener('cancel', () => resolve(null));
    input.click();
  });
}
