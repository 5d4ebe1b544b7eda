/** What an element may be given when it is made. */
export interface Attributes {
  [name: string]: string | number | boolean | null | undefined | ((event: never) => void);
}

/** Makes an element: attributes, handlers (onclick …) and children. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: (Node | string | null)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') made.addEventListener(key.slice(2), value as EventListener);
    else made.setAttribute(key, value === true ? '' : String(value));
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** A button with words; an icon may stand before them, and stands alone where there is little room. */
export function button(label: string, act: () => void, options: { icon?: string; class?: string; title?: string } = {}): HTMLButtonElement {
  return element(
    'button',
    { type: 'button', class: options.class, title: options.title ?? label, onclick: act },
    options.icon ? element('span', { class: 'icon', 'aria-hidden': 'true' }, options.icon) : null,
    element('span', { class: 'label' }, label),
  );
}

/** Says something to whoever listens instead of looking. */
export function announce(text: string): void {
  const place = document.getElementById(pageId('announcer'));
  if (place) place.textContent = text;
}

/**
 * An id of the page's own. No cell and no content of a notebook can have one: cells' ids hold no colon, and from contents such ids are
 * taken.
 */
export const pageId = (name: string) => `page:${name}`;

/** What an encoded text says; the text itself where it is encoded wrongly, as "50%" is. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A text as a part of an address, also where it holds half of a character. */
export const encoded = (text: string) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));

/** A path as a part of an address: its slashes stay. */
export const encodedPath = (path: string) => path.split('/').map(encoded).join('/');
