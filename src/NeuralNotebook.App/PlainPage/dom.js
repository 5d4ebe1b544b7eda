/** Makes an element: attributes, handlers (onclick …) and children. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? '' : String(value));
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** A button with words, and perhaps a sign before them. */
export function button(label, act, { icon = null, title = label, ...attributes } = {}) {
  return element(
    'button',
    { type: 'button', title, onclick: act, ...attributes },
    icon && element('span', { class: 'icon', 'aria-hidden': 'true' }, icon),
    element('span', { class: 'label' }, label),
  );
}
