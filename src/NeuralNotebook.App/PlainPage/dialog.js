import { button, element } from './dom.js';

/** Asks a question with buttons, perhaps with a field; gives the chosen value (null when it was closed) and the text. */
export function ask(title, words, choices, field = null) {
  return new Promise((resolve) => {
    let choice = null;
    const input = field && element('input', { type: field.isSecret ? 'password' : 'text', 'aria-label': field.label, autocomplete: 'off' });
    const buttons = choices.map(({ value, label }, index) =>
      button(
        label,
        () => {
          choice = value;
          dialog.close();
        },
        { class: index === 0 ? 'primary' : null },
      ),
    );
    const dialog = element(
      'dialog',
      { class: 'question', 'aria-label': title },
      element('h2', {}, title),
      element('p', {}, words),
      input,
      element('div', { class: 'choices' }, ...buttons),
    );
    input?.addEventListener('keydown', (event) => event.key === 'Enter' && (event.preventDefault(), buttons[0].click()));
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve({ choice, text: input?.value ?? '' });
    });
    document.body.append(dialog);
    dialog.showModal();
    (input ?? buttons[0]).focus();
  });
}
