import type { CellKind } from './notebook';

/** What the keys do. */
export interface KeyCommands {
  run(id: string, then: 'next' | 'stay' | 'add'): void;
  leave(id: string): void;
  edit(id: string): void;
  select(id: string, by: number): void;
  add(id: string, where: 'above' | 'below'): void;
  remove(id: string): void;
  move(id: string, by: number): void;
  split(id: string): void;
  setKind(id: string, kind: CellKind): void;
  undo(): void;
  find(): void;
  save(): void;
}

/** Keys that mean the same wherever the cursor is. True when the key is taken. */
export function handleEverywhere(event: KeyboardEvent, id: string | null, commands: KeyCommands): boolean {
  const withControl = event.ctrlKey || event.metaKey;
  if (id && event.key === 'Enter' && (event.shiftKey || withControl || event.altKey)) {
    commands.run(id, event.shiftKey ? 'next' : event.altKey ? 'add' : 'stay');
    return true;
  }
  if (withControl && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'f') {
    commands.find();
    return true;
  }
  if (withControl && event.key.toLowerCase() === 's') {
    commands.save();
    return true;
  }
  return false;
}

/** Keys within an editor. */
export function handleEditing(event: KeyboardEvent, id: string, commands: KeyCommands): boolean {
  if (handleEverywhere(event, id, commands)) return true;
  if (event.key === 'Escape' && !document.querySelector('.cm-tooltip-autocomplete')) {
    commands.leave(id);
    return true;
  }
  if (event.ctrlKey && event.shiftKey && (event.key === '-' || event.key === '_')) {
    commands.split(id);
    return true;
  }
  return false;
}

let lastD = 0;

/** Keys on a cell that is selected and not being edited: Jupyter's. */
export function handleSelected(event: KeyboardEvent, id: string, commands: KeyCommands): boolean {
  if (handleEverywhere(event, id, commands)) return true;
  if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
    commands.move(id, event.key === 'ArrowUp' ? -1 : 1);
    return true;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
  switch (event.key) {
    case 'Enter':
      commands.edit(id);
      return true;
    case 'ArrowUp':
    case 'k':
      commands.select(id, -1);
      return true;
    case 'ArrowDown':
    case 'j':
      commands.select(id, 1);
      return true;
    case 'a':
      commands.add(id, 'above');
      return true;
    case 'b':
      commands.add(id, 'below');
      return true;
    case 'm':
      commands.setKind(id, 'markdown');
      return true;
    case 'y':
      commands.setKind(id, 'code');
      return true;
    case 'z':
      commands.undo();
      return true;
    case 'd':
      if (event.timeStamp - lastD < 600) {
        commands.remove(id);
        lastD = 0;
      } else lastD = event.timeStamp;
      return true;
    default:
      return false;
  }
}
