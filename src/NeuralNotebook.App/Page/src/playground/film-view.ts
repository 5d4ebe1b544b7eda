import { button, element } from '../dom';
import { bytesOf, isRegression, type Frame, type Shot } from './frame';
import { answerPixels, paint, type Shading } from './shades';

/** The film strip: the boundary after 0, 1, 2, 5, 10 … epochs. A click goes back to one. */
export class FilmView {
  readonly root = element('div', { class: 'play-film', role: 'group', 'aria-label': 'Film strip: go back to an epoch' });
  private shots: Shot[] = [];
  private generation = 0;
  private drawn = '';

  constructor(private readonly goTo: (epoch: number) => void) {}

  get count(): number {
    return this.shots.length;
  }

  show(frame: Frame, shading: Shading): void {
    if (frame.generation !== this.generation) {
      this.generation = frame.generation;
      this.shots = [];
      this.root.replaceChildren();
    }
    if (frame.film) this.shots.push(...frame.film);
    const look = [shading.ground, shading.isDiscrete].join(' ');
    if (look !== this.drawn) this.root.replaceChildren();
    this.drawn = look;
    for (const shot of this.shots.slice(this.root.children.length)) {
      const canvas = element('canvas', { 'aria-hidden': 'true' });
      paint(canvas, answerPixels(bytesOf(shot.plane), frame.outputs, isRegression(frame.knobs), shading));
      const frameButton = button('', () => this.goTo(shot.epoch), { title: `Go back to epoch ${shot.epoch}`, class: 'play-shot' });
      frameButton.replaceChildren(canvas, element('span', {}, `${shot.epoch}`));
      frameButton.setAttribute('aria-label', frameButton.title);
      this.root.append(frameButton);
    }
  }
}
