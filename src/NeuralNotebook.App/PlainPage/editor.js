import { element } from './dom.js';

/**
 * A place to write in that grows with its text. Tab indents, as in an editor of code; Escape leaves, so that the keyboard gets out again.
 */
export function editor(text, { at, label, onInput, onLeave, onRun }) {
  const area = element('textarea', {
    class: 'editor',
    'aria-label': label,
    spellcheck: 'false',
    autocapitalize: 'off',
    autocomplete: 'off',
  });
  area.value = text;
  const grow = () => {
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight}px`;
  };
  area.addEventListener('input', () => {
    grow();
    onInput(area.value);
  });
  let isByKey = false;
  area.addEventListener('blur', () => onLeave(isByKey));
  area.addEventListener('keydown', (event) => {
    if (event.key === 'Tab') indent(area, event.shiftKey);
    else if (event.key === 'Escape') {
      isByKey = true;
      area.blur();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey || event.shiftKey)) onRun(event.shiftKey);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  requestAnimationFrame(grow);
  queueMicrotask(() => {
    grow();
    area.focus({ preventScroll: true });
    area.setSelectionRange(at ?? text.length, at ?? text.length);
  });
  return area;
}

/** Puts four spaces before every line that is selected, or takes them away; what is done so can be undone with Ctrl+Z. */
function indent(area, isBack) {
  const { value, selectionStart: start, selectionEnd: end } = area;
  if (!isBack && start === end) return insert('    ');
  const first = value.lastIndexOf('\n', start - 1) + 1;
  const lines = value.slice(first, end).split('\n');
  area.setSelectionRange(first, end);
  insert(lines.map((line) => (isBack ? line.replace(/^ {1,4}/, '') : `    ${line}`)).join('\n'));
}

function insert(text) {
  // The only way that the browser's own undo knows of.
  document.execCommand('insertText', false, text);
}
