import type { CellList } from './cell-list';
import type { CellAction } from './cell-view';
import type { KeyCommands } from './keyboard';
import type { CellKind, Notebook } from './notebook';

/** What editing needs of the chapter around it. */
interface Around {
  run(id: string): void;
  runAbove(id: string): void;
  find(): void;
  save(): void;
  tell(words: string): void;
}

/** What the keys and a cell's menu do: cells are run, chosen, added, moved, split and deleted. */
export class CellEditing implements KeyCommands {
  constructor(
    private readonly notebook: Notebook,
    private readonly list: CellList,
    private readonly around: Around,
  ) {}

  /** A choice in a cell's menu. */
  act(id: string, action: CellAction): void {
    const index = this.notebook.index(id);
    switch (action) {
      case 'run-above':
        return this.around.runAbove(id);
      case 'add-above':
        return this.goTo(this.notebook.add(index, 'code').id, true);
      case 'add-code':
        return this.goTo(this.notebook.add(index + 1, 'code').id, true);
      case 'add-text':
        return this.goTo(this.notebook.add(index + 1, 'markdown').id, true);
      case 'split':
        return this.split(id);
      case 'up':
      case 'down':
        return this.move(id, action === 'up' ? -1 : 1);
      case 'kind':
        return this.setKind(id, this.notebook.cells[index].kind === 'code' ? 'markdown' : 'code');
      case 'delete':
        return this.remove(id);
    }
  }

  run(id: string, then: 'next' | 'stay' | 'add'): void {
    const index = this.notebook.index(id);
    if (this.notebook.cells[index].kind === 'code') this.around.run(id);
    else this.leave(id);
    if (then === 'stay') return;
    if (then === 'add' || index === this.notebook.cells.length - 1) return this.goTo(this.notebook.add(index + 1, 'code').id, true);
    this.goTo(this.notebook.cells[index + 1].id);
  }

  leave(id: string): void {
    this.list.views.get(id)?.leave();
  }

  edit(id: string): void {
    void this.list.views.get(id)?.edit();
  }

  select(id: string, by: number): void {
    const visible = this.list.ordered.filter((view) => !view.root.classList.contains('folded'));
    const next = visible[visible.findIndex((view) => view.cell.id === id) + by];
    if (next) this.goTo(next.cell.id);
  }

  add(id: string, where: 'above' | 'below'): void {
    this.goTo(this.notebook.add(this.notebook.index(id) + (where === 'below' ? 1 : 0), 'code').id);
  }

  remove(id: string): void {
    const index = this.notebook.index(id);
    this.notebook.remove(id);
    this.goTo(this.notebook.cells[Math.min(index, this.notebook.cells.length - 1)].id);
    this.around.tell('The cell is deleted; Undo brings it back.');
  }

  move(id: string, by: number): void {
    this.notebook.move(id, by);
    this.goTo(id);
  }

  split(id: string): void {
    const at = this.list.views.get(id)?.editor?.state.selection.main.head;
    const second = at === undefined ? undefined : this.notebook.split(id, at);
    if (second) this.goTo(second.id, true);
    else this.around.tell('Put the cursor into the cell where it is to be split.');
  }

  setKind(id: string, kind: CellKind): void {
    this.notebook.setKind(id, kind);
    this.goTo(id);
  }

  undo(): void {
    if (!this.notebook.undo()) this.around.tell('There is nothing to undo among the cells. Within a cell, Ctrl+Z undoes what you typed.');
  }

  find(): void {
    this.around.find();
  }

  save(): void {
    this.around.save();
  }

  private goTo(id: string, editing = false): void {
    this.list.select(id, true);
    if (editing) void this.list.views.get(id)?.edit();
  }
}
