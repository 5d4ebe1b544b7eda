import { element } from './dom';

/** A terminal's text: colours by SGR codes, and a carriage return that writes a line again (progress bars do). */
export function ansiText(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  let classes: string[] = [];
  for (const part of rewritten(text).split(/(\x1b\[[0-9;]*[A-Za-z])/)) {
    const code = /^\x1b\[([0-9;]*)([A-Za-z])$/.exec(part);
    if (code) {
      if (code[2] === 'm') classes = styled(classes, code[1].split(';').map(Number));
    } else if (part) {
      fragment.append(classes.length ? element('span', { class: classes.join(' ') }, part) : part);
    }
  }
  return fragment;
}

function rewritten(text: string): string {
  return text
    .replace(/\r\n/g, '\n')
    .split('\n')
    .map((line) => (line.includes('\r') ? line.split('\r').reduce((shown, next) => next + shown.slice(next.length)) : line))
    .join('\n');
}

function styled(classes: string[], codes: number[]): string[] {
  for (const code of codes) {
    if (code === 0) classes = [];
    else if (code === 1) classes = [...classes, 'ansi-bold'];
    else if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97))
      classes = [...classes.filter((name) => !name.startsWith('ansi-color')), `ansi-color-${code % 10}`];
    else if (code === 39) classes = classes.filter((name) => !name.startsWith('ansi-color'));
  }
  return classes;
}
