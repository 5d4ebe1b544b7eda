import { encodedPath } from './dom';

/** The address of the site of files that this page is a part of; null where the course's server serves it. */
export const site = siteOf(document);

function siteOf(page: Document): string | null {
  const way = page.querySelector<HTMLMetaElement>('meta[name="site"]')?.content;
  return way === undefined ? null : new URL(way, page.baseURI).href;
}

const stem = (path: string) => path.replace(/\.ipynb$/, '');

/** The addresses of the page's own, on the course's server. */
const onServer = {
  map: '/',
  icon: '/page/icon.svg',
  /** The page of a frame in which the scripts of an output run. */
  frame: '/page/frame.html',
  chapter: (path: string) => `/chapters/${encodedPath(stem(path))}`,
  text: (path: string) => `/chapters/${encodedPath(path)}`,
  file: (path: string) => `/files/${encodedPath(path)}`,
  picture: (path: string) => `/api/course/picture/${encodedPath(path)}`,
  /** What this page is to show: a chapter without its ending, or a text; null for the map. */
  here: (at: { pathname: string; search: string }) => /^\/chapters\/(.+)$/.exec(at.pathname)?.[1] ?? null,
};

/** The same in a site of files, where this page has one address and says behind it what it shows. */
const inSite = (base: string): typeof onServer => ({
  map: `${base}run/`,
  icon: `${base}run/icon.svg`,
  frame: `${base}run/frame.html`,
  chapter: (path) => `${base}run/?chapter=${encodedPath(stem(path))}`,
  text: (path) => `${base}${encodedPath(path.replace(/\.md$/, ''))}.html`,
  file: (path) => `${base}${encodedPath(path)}`,
  picture: (path) => `${base}run/pictures/${encodedPath(stem(path))}.svg`,
  here: (at) => new URLSearchParams(at.search).get('chapter'),
});

export const places = site === null ? onServer : inSite(site);
