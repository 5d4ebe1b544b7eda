// The handle beside a number in the code: it is dragged, or moved with the keys.
import { isolateHistory, redo, undo } from '@codemirror/commands';
import { EditorSelection, Prec, StateEffect, StateField, Transaction, type Extension } from '@codemirror/state';
import { Decoration, EditorView, keymap, showTooltip, ViewPlugin } from '@codemirror/view';
import type { DecorationSet, Tooltip, TooltipView, ViewUpdate } from '@codemirror/view';
import { announce, element } from '../dom';
import { Movement } from './movement';
import { findNumbers, numberAt, type CodeNumber } from './numbers';

/** Who runs the cell while a number of it is moved. */
export interface NumberDoor {
  /** A number begins to move. Takes who is told what there is to know about it. */
  begin(tell: (words: string) => void): void;
  /** The cell's text with the number's new value, and where in it the number is. */
  move(code: string, place: number): void;
  /** The number stays what it is now. */
  end(code: string, place: number): void;
}

/** After so long without a key, what the keys did is one change. */
const keyPause = 600;
const leavePause = 250;

const composed = Transaction.userEvent;

const show = StateEffect.define<number | null>();

/** Where the number is whose handle is shown. */
const active = StateField.define<number | null>({
  create: () => null,
  update(value, transaction) {
    let place = value === null ? null : transaction.changes.mapPos(value, -1);
    for (const effect of transaction.effects) if (effect.is(show)) place = effect.value;
    return place;
  },
});

/** The handles of one editor's numbers. */
export function draggableNumbers(door: NumberDoor): Extension {
  const handle = new Handle(door);
  const tooltip = (place: number): Tooltip => ({ pos: place, above: true, create: handle.create });
  return [
    active,
    showTooltip.compute([active], (state) => {
      const place = state.field(active);
      return place === null ? null : tooltip(place);
    }),
    marks,
    Prec.highest(EditorView.domEventHandlers({ keydown: (event) => handle.typed(event) })),
    Prec.high(
      keymap.of([
        { key: 'Alt-ArrowUp', run: (view) => handle.moveAtCursor(view, 1) },
        { key: 'Alt-ArrowDown', run: (view) => handle.moveAtCursor(view, -1) },
      ]),
    ),
    EditorView.updateListener.of((update) => handle.follow(update)),
    EditorView.domEventHandlers({
      pointermove: (event, view) => event.pointerType === 'mouse' && handle.hover(view, event),
      pointerleave: () => handle.leave(),
      focusout: (event, view) => handle.blur(event, view),
    }),
  ];
}

/** Numbers whose range is named look as if they could be moved. */
const marks = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = decorate(view);
    }

    update(update: ViewUpdate): void {
      if (update.docChanged) this.decorations = decorate(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

function decorate(view: EditorView): DecorationSet {
  const knob = Decoration.mark({ class: 'knob' });
  return Decoration.set(
    findNumbers(view.state)
      .filter((number) => number.isNamed)
      .map((number) => knob.range(number.from, number.to)),
  );
}

class Handle {
  private view?: EditorView;
  private readonly knob = element(
    'div',
    { class: 'number-handle', role: 'slider', tabindex: 0, 'aria-orientation': 'horizontal' },
    element('span', { 'aria-hidden': 'true' }, '◂ ▸'),
  );
  private readonly words = element('div', { class: 'number-words', role: 'status', hidden: true });
  /** What is moved: the number as it was, where it is, and the text that it has now. */
  private moving?: { was: CodeNumber; text: string; movement: Movement; steps: number; hasMoved: boolean };
  /** The texts that numbers had before and after they were moved. */
  private readonly moved = new Set<string>();
  private pointer: { id: number; x: number } | null = null;
  private pause?: ReturnType<typeof setTimeout>;
  private leaving?: ReturnType<typeof setTimeout>;

  constructor(private readonly door: NumberDoor) {
    this.knob.addEventListener('pointerdown', (event) => this.grip(event));
    this.knob.addEventListener('pointermove', (event) => this.pull(event));
    for (const end of ['pointerup', 'pointercancel'] as const) this.knob.addEventListener(end, (event) => this.release(event));
    this.knob.addEventListener('keydown', (event) => this.press(event));
    this.knob.addEventListener('pointerenter', () => this.stay());
    this.knob.addEventListener('pointerleave', () => this.leave());
    this.knob.addEventListener('blur', () => this.rest());
  }

  /** One and the same for every place, so that the editor moves the handle and makes no other. */
  readonly create = (view: EditorView): TooltipView => {
    this.view = view;
    const dom = element('div', { class: 'number-tools' }, this.knob, this.words);
    this.describe();
    return { dom, update: () => this.describe(), offset: { x: 0, y: 2 } };
  };

  /** The cursor is in a number, or no more; or a movement is undone, and the cell runs with the number of before. */
  follow(update: ViewUpdate): void {
    if (update.transactions.some((each) => each.isUserEvent('undo') || each.isUserEvent('redo'))) this.takeBack(update);
    if (!update.selectionSet || this.moving || this.knob === document.activeElement) return;
    const { head, empty } = update.state.selection.main;
    const number = empty && update.view.hasFocus ? numberAt(update.state, head) : null;
    this.put(update.view, number?.from ?? null);
  }

  private takeBack(update: ViewUpdate): void {
    update.changes.iterChanges((_from, _to, from, _end, inserted) => {
      if (!this.moved.has(inserted.toString()) || numberAt(update.state, from)?.from !== from) return;
      this.door.begin(() => {});
      this.door.end(update.state.doc.toString(), from);
    });
  }

  hover(view: EditorView, event: PointerEvent): void {
    if (this.moving) return;
    const place = view.posAtCoords({ x: event.clientX, y: event.clientY });
    const number = place === null ? null : numberAt(view.state, place);
    const at = number && view.coordsAtPos(number.to);
    if (number && at && event.clientX <= at.right + 4) {
      this.stay();
      this.put(view, number.from);
    } else this.leave();
  }

  leave(): void {
    if (this.moving || this.leaving !== undefined) return;
    this.leaving = setTimeout(() => {
      this.leaving = undefined;
      const view = this.view;
      if (!view || this.moving || this.knob === document.activeElement) return;
      const number = view.hasFocus ? numberAt(view.state, view.state.selection.main.head) : null;
      this.put(view, number?.from ?? null);
    }, leavePause);
  }

  blur(event: FocusEvent, view: EditorView): void {
    const to = event.relatedTarget;
    if (to instanceof Node && (view.dom.contains(to) || to === view.dom.closest('.cell'))) return;
    this.rest();
  }

  /** What is typed comes behind the movement, and not into it. */
  typed(event: KeyboardEvent): boolean {
    if (event.key !== 'Alt' && !(event.altKey && /^Arrow(Up|Down)$/.test(event.key))) this.settle();
    return false;
  }

  private rest(): void {
    if (this.pointer) return;
    this.settle();
    this.leave();
  }

  /** The keys in the text, where the cursor is in a number. */
  moveAtCursor(view: EditorView, steps: number): boolean {
    const number = numberAt(view.state, view.state.selection.main.head);
    if (!number) return false;
    if (!this.moving) this.put(view, number.from);
    this.view = view;
    this.moveBySteps(steps);
    return true;
  }

  private stay(): void {
    clearTimeout(this.leaving);
    this.leaving = undefined;
  }

  private put(view: EditorView, place: number | null): void {
    this.view = view;
    if (view.state.field(active) === place) return;
    // Not within an update of the editor's.
    queueMicrotask(() => {
      if (!view.dom.isConnected || this.moving) return;
      this.tell('');
      view.dispatch({ effects: show.of(place) });
    });
  }

  private number(): CodeNumber | null {
    const place = this.view?.state.field(active);
    return this.view && place != null ? numberAt(this.view.state, place) : null;
  }

  private begin(): boolean {
    if (this.moving) return true;
    const was = this.number();
    if (!was) return false;
    this.moving = { was, text: was.text, movement: new Movement(was), steps: 0, hasMoved: false };
    this.door.begin((words) => this.tell(words));
    return true;
  }

  private grip(event: PointerEvent): void {
    if (event.button !== 0 || this.pointer) return;
    event.preventDefault();
    this.settle();
    if (!this.begin()) return;
    this.knob.setPointerCapture(event.pointerId);
    this.knob.focus({ preventScroll: true });
    this.pointer = { id: event.pointerId, x: event.clientX };
    this.knob.classList.add('held');
  }

  private pull(event: PointerEvent): void {
    if (event.pointerId !== this.pointer?.id || !this.moving) return;
    this.write(this.moving.movement.afterPixels(event.clientX - this.pointer.x));
  }

  private release(event: PointerEvent): void {
    if (event.pointerId !== this.pointer?.id) return;
    this.pointer = null;
    this.knob.classList.remove('held');
    this.settle();
  }

  private press(event: KeyboardEvent): void {
    const steps = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
    const history = (event.ctrlKey || event.metaKey) && { z: event.shiftKey ? redo : undo, y: redo }[event.key.toLowerCase()];
    if (event.key === 'Escape') {
      this.settle();
      this.view?.focus();
    } else if (history && this.view) {
      this.settle();
      history(this.view);
    } else if (steps !== undefined) this.moveBySteps(steps * (event.shiftKey ? 10 : 1));
    else if ((event.key === 'Home' || event.key === 'End') && this.begin() && this.moving) {
      this.write(this.moving.movement.atEnd(event.key === 'End'));
      // What comes next counts from there.
      this.settle();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private moveBySteps(steps: number): void {
    const number = this.moving ? null : this.number();
    if (!this.moving && !number) return;
    if (!this.begin() || !this.moving) return;
    const before = this.moving.text;
    this.moving.steps += steps;
    this.write(this.moving.movement.afterSteps(this.moving.steps));
    // Beyond an end the steps do not count.
    if (this.moving.text === before) this.moving.steps -= steps;
    announce(this.moving.text);
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.settle(), keyPause);
  }

  /** Writes the number into the text; what is undone is the whole movement. */
  private write(text: string): void {
    const { view, moving } = this;
    if (!view || !moving || text === moving.text) return;
    const { from } = moving.was;
    // The history joins what is composed: all steps of a movement are one change, which begins here.
    view.dispatch({
      changes: { from, to: from + moving.text.length, insert: text },
      annotations: moving.hasMoved
        ? composed.of('input.type.compose')
        : [composed.of('input.type.compose.start'), isolateHistory.of('before')],
    });
    moving.hasMoved = true;
    moving.text = text;
    this.describe();
    this.door.move(view.state.doc.toString(), from);
  }

  /** Ends a movement: it becomes one change, which can be undone. */
  private settle(): void {
    clearTimeout(this.pause);
    const { view, moving } = this;
    this.moving = undefined;
    if (!view || !moving) return;
    const { from, text: old } = moving.was;
    if (moving.text !== old) {
      this.moved.add(old).add(moving.text);
      view.dispatch({ selection: EditorSelection.cursor(from + moving.text.length), annotations: isolateHistory.of('full') });
    } else if (moving.hasMoved) undo(view);
    this.door.end(view.state.doc.toString(), from);
    this.describe();
  }

  private tell(words: string): void {
    this.words.textContent = words;
    this.words.hidden = words === '';
  }

  private describe(): void {
    const number = this.number();
    if (!number) return;
    const { parts } = number;
    const { range, isNamed } = this.moving?.was ?? number;
    const keys = 'Arrow keys move it, Page Up and Page Down by ten, Home and End to an end; in the text Alt+Up and Alt+Down.';
    const said = {
      label: number.name,
      valuenow: parts.value,
      valuemin: Math.min(range.min, parts.value),
      valuemax: Math.max(range.max, parts.value),
      valuetext: number.text,
      description: keys,
    };
    for (const [name, value] of Object.entries(said)) this.knob.setAttribute(`aria-${name}`, String(value));
    this.knob.title = `${number.text}: drag to change it${isNamed ? `, from ${range.min} to ${range.max}` : ''} (or Alt+↑ ↓)`;
  }
}
