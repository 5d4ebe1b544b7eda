import './style.css';
import { api, RequestError, type Course } from './api';
import { ChapterPage } from './chapter';
import { courseMap } from './course-map';
import { button, element } from './dom';
import { chapterHead } from './frame';
import { nameHeadings, renderMarkdown } from './markdown';
import { signIn } from './toolbar';

const app = document.getElementById('app') as HTMLElement;

// The token has done its work: it gave this browser its cookie, and need not stand in the address or the history.
if (new URLSearchParams(location.search).has('token')) history.replaceState(null, '', location.pathname + location.hash);

async function show(): Promise<void> {
  const chapter = /^\/chapters\/(.+)$/.exec(location.pathname);
  try {
    if (chapter?.[1].endsWith('.md')) await showText(decodeURIComponent(chapter[1]));
    else if (chapter) await showChapter(`${decodeURIComponent(chapter[1]).replace(/\.ipynb$/, '')}.ipynb`);
    else {
      document.title = 'Neural Notebook';
      app.replaceChildren(...courseMap(await api.course()));
    }
  } catch (error) {
    showProblem(error as Error);
  }
}

async function showChapter(path: string): Promise<void> {
  const model = await api.read(path);
  const page = new ChapterPage(path, model, null);
  page.show(app);
  document.title = `${app.querySelector('h1')?.textContent ?? path} · Neural Notebook`;
  // The neighbours and the ticks come after the first paint: for them the server reads every chapter.
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const known: Course | null = await api.course().catch(() => null);
  if (known) page.setCourse(known, app);
}

/** A text beside the chapters, such as the glossary. */
async function showText(path: string): Promise<void> {
  const text = element('div', { class: 'text' });
  text.append(renderMarkdown(await api.readText(path)));
  app.replaceChildren(chapterHead(path, null), element('main', { id: 'content', class: 'reading', tabindex: -1 }, text));
  nameHeadings(text);
  document.title = `${text.querySelector('h1')?.textContent ?? path} · Neural Notebook`;
  document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
}

function showProblem(error: Error): void {
  const status = error instanceof RequestError ? error.status : -1;
  const home = element('p', {}, element('a', { href: '/' }, 'The map of the course'));
  if (status === 403) {
    const form = signIn(() => void show());
    form.hidden = false;
    app.replaceChildren(element('main', { id: 'content', class: 'problem' }, element('h1', {}, 'This page needs the link of its server'), form));
  } else if (status === 0) {
    app.replaceChildren(element('main', { id: 'content', class: 'problem' }, element('h1', {}, 'The server cannot be reached'), element('p', {}, 'Start it again with '), element('pre', {}, 'dotnet run --project src/NeuralNotebook.App'), button('Try again', () => void show(), { class: 'primary' })));
  } else app.replaceChildren(element('main', { id: 'content', class: 'problem' }, element('h1', {}, status === 404 ? 'There is no such chapter' : 'Something went wrong'), element('p', {}, error.message), home));
}

void show();
