const key = (path) => `plain-draft:${path}`;

/** Keeps on this machine what was written and has not reached the server, for when the chapter is opened again. */
export function keepDraft(path, hash, notebook) {
  try {
    localStorage.setItem(key(path), JSON.stringify({ hash, sources: notebook.cells.map((cell) => cell.source) }));
  } catch {
    // No room, or none allowed: then only the server keeps it.
  }
}

export function clearDraft(path) {
  try {
    localStorage.removeItem(key(path));
  } catch {
    // There is none, then.
  }
}

/** What was kept and differs from what the file says; null where there is nothing such. */
export function findDraft(path, notebook) {
  try {
    const draft = JSON.parse(localStorage.getItem(key(path)));
    const isOfThese = draft?.sources?.length === notebook.cells.length;
    return isOfThese && notebook.cells.some((cell, index) => cell.source !== draft.sources[index]) ? draft : null;
  } catch {
    return null;
  }
}
