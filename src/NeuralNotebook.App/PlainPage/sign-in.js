import { api } from './api.js';
import { button, element } from './dom.js';

/** A place for the link that the server printed; once it is right, `done` is called. */
export function signInForm(words, done) {
  const input = element('input', { type: 'text', placeholder: 'http://127.0.0.1:8888/?token=…', autocomplete: 'off', spellcheck: 'false' });
  const problem = element('span', { role: 'alert' });
  const open = async () => {
    try {
      await api.signIn(/token=([0-9a-f]+)/.exec(input.value)?.[1] ?? input.value.trim());
      form.hidden = true;
      done();
    } catch (error) {
      problem.textContent = error.status === 403 ? 'That is not the link of the server that runs now.' : error.message;
    }
  };
  input.addEventListener('keydown', (event) => event.key === 'Enter' && void open());
  const form = element(
    'div',
    { class: 'sign-in' },
    element('label', {}, words, ' ', input),
    button('Go on', open, { class: 'primary' }),
    problem,
  );
  return form;
}
