import { button, element, pageId } from './dom';

/** Asks a question with buttons and gives the chosen answer; null when it was closed. */
export function ask<T extends string>(
  title: string,
  text: string,
  choices: { value: T; label: string; primary?: boolean }[],
  field?: { label: string; isSecret?: boolean },
): Promise<{ choice: T | null; text: string }> {
  return new Promise((resolve) => {
    let choice: T | null = null;
    const input = field
      ? element('input', { type: field.isSecret ? 'password' : 'text', 'aria-label': field.label, autocomplete: 'off' })
      : null;
    const buttons = choices.map(({ value, label, primary }) =>
      button(
        label,
        () => {
          choice = value;
          dialog.close();
        },
        { class: primary ? 'primary' : '' },
      ),
    );
    const dialog = element(
      'dialog',
      { 'aria-labelledby': pageId('question'), class: 'question' },
      element('h2', { id: pageId('question') }, title),
      element('p', {}, text),
      input,
      element('div', { class: 'choices' }, ...buttons),
    );
    input?.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      buttons[0].click();
    });
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve({ choice, text: input?.value ?? '' });
    });
    document.body.append(dialog);
    dialog.showModal();
    (input ?? buttons[choices.findIndex((each) => each.primary)] ?? buttons[0]).focus();
  });
}
