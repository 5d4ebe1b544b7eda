import { announce, button } from './dom';

const system = matchMedia('(prefers-color-scheme: dark)');

/** Whether the page is dark now. */
export const isDark = () => {
  const { theme } = document.documentElement.dataset;
  return theme ? theme === 'dark' : system.matches;
};

/** Calls whenever the page becomes light or dark. */
export function onTheme(act: () => void): void {
  system.addEventListener('change', act);
  new MutationObserver(act).observe(document.documentElement, { attributeFilter: ['data-theme'] });
}

/** Changes between light and dark; until it is used, the system decides. */
export function themeButton(): HTMLButtonElement {
  return button(
    'Light or dark',
    () => {
      const theme = isDark() ? 'light' : 'dark';
      document.documentElement.dataset.theme = theme;
      try {
        localStorage.setItem('theme', theme);
      } catch {
        // It lasts as long as the page, then.
      }
      announce(`${theme} colours`);
    },
    { icon: '◐', class: 'theme' },
  );
}
