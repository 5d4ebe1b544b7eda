import '../../../NeuralNotebook.Pages/Styles/page.css';
import { RequestError, type ContentsModel } from './api';
import { ChapterPage } from './chapter';
import type { Course } from './course';
import { courseMap, sentence } from './course-map';
import { button, decoded, element, pageId } from './dom';
import { chapterHead } from './frame';
import { findHost } from './hosts';
import { nameHeadings, renderMarkdown } from './markdown';
import { DamagedError } from './notebook-format';
import { places, site } from './places';
import { home, readHash } from './playground/share';
import { ownFiles } from './site/own-files';
import { prepare } from './site/prepare';
import { SiteStore } from './site/site-store';
import { store } from './store';
import { signIn } from './toolbar';

/** What the server answers when a file is there and is no notebook. */
const unreadable = [400, 409, 415, 422];

const app = document.getElementById(pageId('app')) as HTMLElement;

// The token has done its work: it gave this browser its cookie, and need not stand in the address or the history.
if (new URLSearchParams(location.search).has('token')) history.replaceState(null, '', location.pathname + location.hash);

async function show(): Promise<void> {
  const here = places.here(location);
  try {
    if (here?.endsWith('.md')) await showText(decoded(here));
    else if (here) await showChapter(`${decoded(here).replace(/\.ipynb$/, '')}.ipynb`);
    else await showMap();
  } catch (error) {
    showProblem(error as Error);
  }
}

async function showMap(): Promise<void> {
  document.title = 'Neural Notebook';
  const course = await store.course();
  app.replaceChildren(...courseMap(course, store instanceof SiteStore ? ownFiles(store, showMap) : null));
}

async function showChapter(path: string): Promise<void> {
  if (path === home && readHash(location.hash)) {
    const { PlaygroundPage } = await import('./playground/page');
    new PlaygroundPage(await findHost()).show(app);
    return;
  }
  const model = await readable(path);
  if (!model) return;
  const page = new ChapterPage(path, model, null, await findHost());
  page.show(app);
  document.title = `${app.querySelector('h1')?.textContent ?? path} · Neural Notebook`;
  // The neighbours and the ticks come after the first paint: for them the server reads every chapter.
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const known: Course | null = await store.course().catch(() => null);
  if (known) page.setCourse(known, app);
}

/** The chapter; a damaged one is said instead, with what can be done. */
async function readable(path: string): Promise<ContentsModel | null> {
  try {
    return await store.read(path);
  } catch (error) {
    if (error instanceof DamagedError) await showDamaged(path, `${path} ${error.message}`);
    else if (error instanceof RequestError && unreadable.includes(error.status)) await showDamaged(path, error.message);
    else throw error;
    return null;
  }
}

async function showDamaged(path: string, reason: string): Promise<void> {
  const said = element('p', { role: 'status' });
  const reset = async () => {
    try {
      await store.reset(path);
      await show();
    } catch (error) {
      said.textContent = sentence((error as Error).message);
    }
  };
  document.title = `${path} · Neural Notebook`;
  const card = element(
    'article',
    { class: 'damaged' },
    element('h1', {}, 'This chapter cannot be read'),
    element('p', { class: 'file' }, path),
    element('p', { class: 'reason' }, sentence(reason)),
    element(
      'p',
      {},
      'Nothing was changed, and the other chapters are not touched. You can mend the file in a text editor, take an older copy of it, or bring the original of the course back; what is in the file now then stays as its checkpoint.',
    ),
    element(
      'div',
      { class: 'choices' },
      button('Reset to the original', () => void reset(), { class: 'primary' }),
      button('Try again', () => void show()),
    ),
    said,
  );
  app.replaceChildren(chapterHead(path, null), element('main', { id: pageId('content'), class: 'problem', tabindex: -1 }, card));
  const course = await store.course().catch(() => null);
  if (course) app.querySelector('.chapter-head')?.replaceWith(chapterHead(path, course));
}

/** A text beside the chapters, such as the glossary. */
async function showText(path: string): Promise<void> {
  const text = element('div', { class: 'text' });
  text.append(renderMarkdown(await store.readText(path)));
  app.replaceChildren(chapterHead(path, null), element('main', { id: pageId('content'), class: 'reading', tabindex: -1 }, text));
  nameHeadings(text);
  document.title = `${text.querySelector('h1')?.textContent ?? path} · Neural Notebook`;
  document.getElementById(decoded(location.hash.slice(1)))?.scrollIntoView();
}

function showProblem(error: Error): void {
  const status = error instanceof RequestError ? error.status : -1;
  const home = element('p', {}, element('a', { href: places.map }, 'The map of the course'));
  if (status === 403) {
    const form = signIn(() => void show());
    form.hidden = false;
    app.replaceChildren(
      element('main', { id: pageId('content'), class: 'problem' }, element('h1', {}, 'This page needs the link of its server'), form),
    );
  } else if (status === 0) {
    app.replaceChildren(
      element(
        'main',
        { id: pageId('content'), class: 'problem' },
        element('h1', {}, 'The server cannot be reached'),
        element('p', {}, 'Start it again with '),
        element('pre', {}, 'dotnet run --project src/NeuralNotebook.App'),
        button('Try again', () => void show(), { class: 'primary' }),
      ),
    );
  } else
    app.replaceChildren(
      element(
        'main',
        { id: pageId('content'), class: 'problem' },
        element('h1', {}, status === 404 ? 'There is no such chapter' : 'Something went wrong'),
        element('p', {}, error.message),
        home,
      ),
    );
}

if (site === null || (await prepare(site))) void show();
