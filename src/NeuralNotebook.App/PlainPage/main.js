import { api } from './api.js';
import { Chapter } from './chapter.js';
import { button, element } from './dom.js';
import { signInForm } from './sign-in.js';

const { path, hash, needs, damaged } = document.body.dataset;

// The token has done its work: it gave this browser its cookie, and need not stand in the address or the history.
if (new URLSearchParams(location.search).has('token')) history.replaceState(null, '', location.pathname + location.hash);

if (path) await openChapter();
else if (needs === 'token') await signIn();
else if (damaged) offerOriginal();

async function openChapter() {
  try {
    const model = await api.read(path);
    // Somebody saved between the page and this.
    if (model.hash !== hash) location.reload();
    else new Chapter(path, model);
  } catch (error) {
    document
      .querySelector('main')
      .prepend(element('p', { class: 'note', role: 'alert' }, `This chapter can be read, but not run: ${error.message}`));
  }
}

/** A browser that came by a link elsewhere keeps its cookie back once; else the link is asked for. */
async function signIn() {
  const again = () => location.replace(location.href);
  await api.course().then(again, () => document.querySelector('main h1').after(signInForm('The link:', again)));
}

/** A file that is no notebook any more can be replaced by what the course gives. */
function offerOriginal() {
  const said = element('p', { role: 'status' });
  const reset = () =>
    api.reset(damaged).then(
      () => location.reload(),
      (error) => (said.textContent = error.message),
    );
  document.querySelector('main').append(button('Reset to the original', reset, { class: 'primary' }), said);
}
