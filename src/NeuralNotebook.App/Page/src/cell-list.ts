import { CellView, loadEditor, type CellCommands } from './cell-view';
import { element } from './dom';
import { Language } from './language';
import type { ChapterKernel } from './kernel';
import type { Notebook } from './notebook';
import { tagsOf } from './notebook-format';

/** The cells on the page, in the order of the notebook. */
export class CellList {
  readonly root = element('div', { class: 'cells' });
  readonly views = new Map<string, CellView>();
  selected: string | null = null;

  constructor(
    private readonly notebook: Notebook,
    private readonly kernel: ChapterKernel,
    private readonly commands: CellCommands,
    private readonly hasRun: (id: string) => boolean,
  ) {}

  get ordered(): CellView[] {
    return this.notebook.cells.map((cell) => this.views.get(cell.id)).filter((view) => view !== undefined);
  }

  /** Brings the page to what the notebook is now; cells that stay keep their editors. */
  sync(): void {
    const kept = new Set(this.notebook.cells.map((cell) => cell.id));
    for (const [id, view] of this.views) {
      if (kept.has(id)) continue;
      view.editor?.destroy();
      view.root.remove();
      this.views.delete(id);
    }
    let before: Element | null = null;
    for (const cell of this.notebook.cells) {
      let view = this.views.get(cell.id);
      if (view && view.cell !== cell && view.cell.kind !== cell.kind) {
        view.root.remove();
        view = undefined;
      }
      if (!view) {
        const id = cell.id;
        view = new CellView(cell, this.commands, new Language(this.kernel, () => this.missingAbove(id).length === 0));
        this.views.set(cell.id, view);
      } else if (view.cell !== cell) {
        view.cell = cell;
        view.refresh();
      }
      const expected: Element | null = before ? before.nextElementSibling : this.root.firstElementChild;
      if (view.root !== expected) this.root.insertBefore(view.root, expected);
      before = view.root;
    }
    if (!this.selected || !kept.has(this.selected)) this.select(this.notebook.cells[0]?.id ?? null);
    else this.select(this.selected);
  }

  select(id: string | null, focus = false): void {
    this.selected = id;
    for (const view of this.views.values()) {
      const isSelected = view.cell.id === id;
      view.root.tabIndex = isSelected ? 0 : -1;
      view.root.classList.toggle('selected', isSelected);
      if (isSelected && focus) {
        view.root.focus({ preventScroll: true });
        view.root.scrollIntoView({ block: 'nearest' });
      }
    }
  }

  /** Leads to a cell, also to one that is folded away, so that what it shows last is seen. */
  lead(id: string): void {
    const view = this.views.get(id);
    if (!view) return;
    view.root.dispatchEvent(new Event('reveal'));
    this.select(id, true);
    view.root.scrollIntoView({ block: view.root.offsetHeight < innerHeight * 0.7 ? 'center' : 'end', behavior: 'instant' });
  }

  /** Puts the editors in, a few at a time, when the chapter is on the screen. */
  async mountEditors(): Promise<void> {
    await loadEditor();
    for (const view of this.ordered) {
      if (view.cell.kind !== 'code' || view.editor) continue;
      await new Promise((resolve) =>
        'requestIdleCallback' in window ? requestIdleCallback(resolve, { timeout: 200 }) : setTimeout(resolve, 20),
      );
      if (view.root.isConnected) await view.mountEditor();
    }
  }

  /** The cells above one that have not run, and that it may need. */
  missingAbove(id: string): string[] {
    return this.notebook.cells
      .slice(0, this.notebook.index(id))
      .filter((cell) => cell.kind === 'code' && cell.source.trim() && !this.hasRun(cell.id) && !isOptional(tagsOf(cell.rest)))
      .map((cell) => cell.id);
  }
}

const isOptional = (tags: string[]) => tags.some((tag) => tag === 'hint' || tag === 'solution');
