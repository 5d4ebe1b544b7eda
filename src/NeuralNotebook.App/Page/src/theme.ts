import { announce, button } from './dom';

const isDark = () => (document.documentElement.dataset.theme ? document.documentElement.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches);

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
