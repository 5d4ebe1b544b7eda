import './playground.css';
import { button, element } from '../dom';
import { onTheme } from '../theme';
import { CurvesView } from './curves';
import { DataView } from './data-view';
import { FilmView } from './film-view';
import { percent, short, standing, type Frame, type Place } from './frame';
import { ChoiceKnob, learning, ofPoints, SeedKnob, SlideKnob } from './knobs';
import { LayersKnob, NetworkView } from './network-view';
import { NeuronView, PlaneView } from './plane-view';
import { rgb, shadingOf, type Shading } from './shades';
import { linkOf, ShareDialog, type View } from './share';
import { Talk, type Known, type PlaygroundDoor, type Question } from './talk';

const lostWords = {
  'not-run': 'Run this cell first: the network lives in the kernel.',
  gone: 'The network is gone with its kernel. Run the cell again (and those above it).',
  unreachable: 'The kernel cannot be reached: ',
};

/** How much is learned between two pictures. */
const speeds: readonly (readonly [value: string, text: string, epochs: number, milliseconds: number])[] = [
  ['1', '1 epoch a picture', 1, 1000],
  ['5', '5 epochs a picture', 5, 1000],
  ['25', '25 epochs a picture', 25, 1000],
  ['all', 'as fast as it goes', 1_000_000, 60],
];

/**
 * A network to play with: knobs, the network with every neuron's map, the boundary and the curves. The kernel computes, and is asked for
 * picture after picture.
 */
export class Playground {
  readonly root = element('div', { class: 'playground', role: 'group', 'aria-label': 'Playground' });
  /** Called when a run pauses or has been changed, with its text. */
  onRest: (run: string, view: View) => void = () => {};
  /** Called when there is something to see for the first time. */
  onShown: () => void = () => {};
  /** Called when the kernel is gone. */
  onLost: () => void = () => {};
  private readonly talk: Talk;
  private readonly turn = (knob: string, value: string) => {
    this.ask({ do: 'turn', knob, value });
    if (this.frame) this.showKnobs(this.frame);
  };
  private readonly knobs = [...learning, ...ofPoints].map((knob) => new ChoiceKnob(knob, this.turn));
  private readonly slides = [
    new SlideKnob('noise', 'Noise', 'How far the points are from where they belong', { min: 0, max: 50, step: 5 }, this.turn),
    new SlideKnob(
      'test',
      'Test points',
      'The share of the points that is put aside to test with',
      { min: 10, max: 90, step: 10 },
      this.turn,
    ),
  ];
  private readonly seeds = [
    new SeedKnob('points-seed', 'Points’ seed', 'Other points', this.turn),
    new SeedKnob('seed', 'Network’s seed', 'Other first weights', this.turn),
  ];
  private readonly data = new DataView(this.turn);
  private readonly layers = new LayersKnob(this.turn);
  private readonly network = new NetworkView({
    turn: this.turn,
    wanted: () => this.talk.wanted(this.frame?.knobs ?? {}),
    enlarge: (place) => this.enlarge(place),
    setWeight: (...weight) => this.setWeight(...weight),
  });
  private readonly plane = new PlaneView();
  private readonly neuron = new NeuronView(
    (...weight) => this.setWeight(...weight),
    () => this.enlarge(null),
  );
  private readonly losses = new CurvesView('Loss');
  private readonly accuracies = new CurvesView('Accuracy');
  private readonly film = new FilmView((epoch) => this.goTo(epoch));
  private readonly share = new ShareDialog();
  private readonly runButton = button('Run', () => this.setPlaying(!this.isPlaying), {
    icon: '▶',
    class: 'primary play-run',
    title: 'Run or pause',
  });
  private readonly epoch = element('span', { class: 'play-epoch play-numbers' }, '0');
  private readonly words = element('p', { class: 'play-words', role: 'status' });
  private readonly speed = element('select', { title: 'How much is learned between two pictures', 'aria-label': 'Speed' });
  private readonly view: View = { showsTest: false, isDiscrete: false };
  private readonly history = {
    trainLoss: [] as (number | null)[],
    testLoss: [] as (number | null)[],
    trainAccuracy: [] as (number | null)[],
    testAccuracy: [] as (number | null)[],
  };
  private frame?: Frame;
  private focus: Place | null = null;
  private colors = ['#d45500', '#0068b4'];
  private ground = '';
  private isPlaying = false;
  /** Pictures since it plays, for who measures. */
  private pictures = 0;

  constructor(
    number: number,
    door: PlaygroundDoor,
    private readonly tools: HTMLElement[] = [],
  ) {
    this.talk = new Talk(number, door, {
      known: () => this.known(),
      next: () => this.next(),
      show: (frame) => this.show(frame),
      lost: (why, words = '') => this.lost(lostWords[why] + words),
    });
    for (const [value, text] of speeds) this.speed.append(element('option', { value }, text));
    this.build();
    onTheme(() => this.repaint());
  }

  /** Looks at the run, once its cell has run. */
  start(): void {
    this.talk.ask({ do: 'hello' });
  }

  /** Repeats a shared run. */
  open(run: string, view: View): void {
    Object.assign(this.view, view);
    this.showView();
    this.talk.ask({ do: 'hello' });
    if (run) this.talk.ask({ do: 'open', run });
  }

  /** The cell has run again. */
  refresh(number: number): void {
    this.setPlaying(false);
    this.talk.refresh(number);
    this.frame = undefined;
    this.start();
  }

  close(): void {
    this.talk.close();
  }

  private build(): void {
    const [activation, firstWeights, ...others] = this.knobs.slice(0, learning.length).map((knob) => knob.root);
    const [classes, points] = this.knobs.slice(learning.length).map((knob) => knob.root);
    const check = (name: keyof View, label: string) =>
      element(
        'label',
        { class: 'play-check' },
        element('input', {
          type: 'checkbox',
          'data-view': name,
          onchange: (event: Event) => this.look(name, (event.target as HTMLInputElement).checked),
        }),
        label,
      );
    const bar = element(
      'div',
      { class: 'play-bar' },
      button('Reset', () => this.reset(), { icon: '↺', title: 'Begin at epoch 0 again, with the knobs as they stand' }),
      this.runButton,
      button('Step', () => this.step(), { icon: '»', title: 'Learn one epoch: all training points once' }),
      element('span', { class: 'play-clock' }, 'Epoch ', this.epoch),
      this.speed,
      button('Share', () => this.ask({ do: 'code' }), { icon: '↗', title: 'This run as a link, and as a cell of C#' }),
      ...this.tools,
    );
    const knobs = element(
      'div',
      { class: 'play-knobs', role: 'group', 'aria-label': 'How it learns' },
      activation,
      firstWeights,
      ...others,
      this.seeds[1].root,
    );
    const data = element(
      'div',
      { class: 'play-side', role: 'group', 'aria-label': 'Data' },
      this.data.root,
      element('div', { class: 'play-pair' }, classes, points),
      ...this.slides.map((slide) => slide.root),
      this.seeds[0].root,
    );
    const middle = element('div', { class: 'play-middle' }, this.layers.root, this.network.root, this.neuron.root);
    const result = element(
      'div',
      { class: 'play-result' },
      this.plane.root,
      element('div', { class: 'play-checks' }, check('showsTest', 'Show test points'), check('isDiscrete', 'Only the side')),
      this.losses.root,
      this.accuracies.root,
    );
    const foot = element('div', { class: 'play-foot' }, this.film.root, this.words);
    this.root.append(
      element('div', { class: 'play-body' }, bar, knobs, element('div', { class: 'play-desk' }, data, middle, result), foot),
      this.share.root,
    );
  }

  private known(): Known {
    const { generation = -1, data = -1 } = this.frame ?? {};
    return { generation, have: this.history.trainLoss.length, shots: this.film.count, data, focus: this.focus };
  }

  /** While a run is repeated, and while it plays, the next picture is asked for. */
  private next(): Question | null {
    if (this.frame?.target !== undefined) return { do: 'train', milliseconds: 60 };
    if (!this.isPlaying) return null;
    const [, , epochs, milliseconds] = speeds.find(([value]) => value === this.speed.value) ?? speeds[0];
    return { do: 'train', epochs, milliseconds };
  }

  private ask(question: Question): void {
    this.talk.ask(question);
  }

  private setPlaying(isPlaying: boolean): void {
    if (isPlaying === this.isPlaying) return;
    this.isPlaying = isPlaying;
    this.root.dataset.state = isPlaying ? 'playing' : 'resting';
    const [icon, label] = this.runButton.children;
    icon.textContent = isPlaying ? '❚❚' : '▶';
    label.textContent = isPlaying ? 'Pause' : 'Run';
    if (isPlaying) {
      this.words.textContent = 'It learns …';
      this.talk.wake();
    } else this.rest();
  }

  private step(): void {
    this.setPlaying(false);
    this.ask({ do: 'train', epochs: 1 });
  }

  private reset(): void {
    this.setPlaying(false);
    this.ask({ do: 'reset' });
  }

  private goTo(epoch: number): void {
    this.setPlaying(false);
    this.ask({ do: 'goto', epoch });
  }

  private setWeight(layer: number, from: number, to: number, weight: number): void {
    this.ask({ do: 'weight', layer, from, to, weight });
  }

  private enlarge(place: Place | null): void {
    this.focus = place;
    this.ask({ do: 'look' });
  }

  private look(name: keyof View, isOn: boolean): void {
    this.view[name] = isOn;
    this.paint();
    this.rest();
  }

  private showView(): void {
    for (const box of this.root.querySelectorAll<HTMLInputElement>('[data-view]')) box.checked = this.view[box.dataset.view as keyof View];
  }

  private show(frame: Frame): void {
    const { frame: before } = this;
    if (frame.colors) this.colors = frame.colors;
    if (frame.generation !== before?.generation) for (const curve of Object.values(this.history)) curve.length = 0;
    for (const name of Object.keys(this.history) as (keyof typeof this.history)[])
      this.history[name].splice(frame.since, Infinity, ...frame[name]);
    // Another network may not have the place that was enlarged.
    if (
      before &&
      (before.knobs.layers !== frame.knobs.layers || before.outputs !== frame.outputs || before.knobs.inputs !== frame.knobs.inputs)
    )
      this.focus = null;
    if (!before) this.onShown();
    this.frame = frame;
    this.root.dataset.epoch = String(frame.epoch);
    this.root.dataset.knobs = JSON.stringify(frame.knobs);
    this.root.dataset.pictures = String(++this.pictures);
    if (frame.problem) this.setPlaying(false);
    this.paint(frame);
    if (frame.problem) this.words.textContent = frame.problem;
    else if (frame.target !== undefined) this.words.textContent = `The run is repeated up to epoch ${frame.target} …`;
    else if (!this.isPlaying) this.rest();
    if (frame.code) this.share.open(linkOf(frame.link, this.view), frame.code);
  }

  private rest(): void {
    if (!this.frame) return;
    this.words.textContent = standing(this.frame, this.history);
    this.losses.say();
    this.accuracies.say();
    this.root.dataset.run = this.frame.link;
    this.onRest(this.frame.link, this.view);
  }

  /** Draws what is known; what came with a frame only once. */
  private paint(fresh?: Frame): void {
    const frame = fresh ?? (this.frame && { ...this.frame, film: undefined });
    if (!frame) return;
    const shading = this.shading();
    this.network.show(frame, shading, this.focus);
    this.showKnobs(frame);
    this.plane.show(frame, shading, this.focus, this.view.showsTest);
    this.neuron.show(frame, this.focus);
    this.film.show(frame, shading);
    this.epoch.textContent = frame.epoch.toLocaleString('en');
    const { trainLoss, testLoss, trainAccuracy, testAccuracy } = this.history;
    this.losses.show(trainLoss, testLoss, null, short);
    this.accuracies.show(trainAccuracy, testAccuracy, [0, 1], percent);
    this.root.classList.toggle('regression', trainAccuracy.at(-1) === null);
  }

  /** Knobs stand where they were turned to, also while the kernel still answers what was asked before. */
  private showKnobs({ knobs: answered, previews }: Frame): void {
    const knobs = this.talk.wanted(answered);
    for (const knob of [...this.knobs, ...this.slides, ...this.seeds]) knob.show(knobs);
    this.data.show(knobs, this.shading(), previews);
    this.layers.show(knobs);
    this.network.showInputs(knobs);
  }

  /** The page has another theme. */
  private repaint(): void {
    this.ground = '';
    this.paint();
  }

  private shading(): Shading {
    // Asked for once: the browser would have to reckon all styles for it, at every picture.
    this.ground ||= getComputedStyle(this.root).getPropertyValue('--play-ground').trim();
    return shadingOf(this.colors.map(rgb), rgb(this.ground || '#ffffff'), this.view.isDiscrete);
  }

  private lost(words: string): void {
    this.setPlaying(false);
    this.words.textContent = words;
    this.onLost();
  }
}
