/** What both pages say of a kernel, by its state. */
export const kernelWords = {
  none: 'C# not started',
  starting: 'C# is starting …',
  idle: 'C# is ready',
  busy: 'C# is running …',
  restarting: 'C# is restarting …',
  disconnected: 'No connection; trying again …',
  dead: 'C# has ended: run a cell',
};

/** What both pages say of the file, by how far it is saved. */
export const saveWords = {
  saved: 'Saved',
  unsaved: 'Not saved yet',
  saving: 'Saving …',
  offline: 'No server: kept here, trying again …',
  locked: 'Needs the new link: kept here',
  conflict: 'Changed elsewhere, too',
  failed: 'Could not be saved: kept here, trying again …',
};
