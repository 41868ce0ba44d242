/** A sprite as a row knows it: where its foot is, how its frame lies about it and on the atlas, and the row it stands in. */
export interface RowSprite {
  readonly row: Row | null;
  readonly depth: number;
  readonly x: number;
  readonly y: number;
  readonly scaleX: number;
  readonly scaleY: number;
  readonly colour: number;
  readonly cut: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
    readonly frame: { readonly u0: number; readonly v0: number; readonly u1: number; readonly v1: number };
  };
}

/** Numbers of one packed sprite: left, top, right and bottom in world px, then its corners on the atlas. */
export const PACKED = 8;

/** Sprites of about one depth: the engine sees one object that draws them all. */
export class Row {
  readonly #carrier: { setVisible(visible: boolean): unknown };
  /** in the order in which they are drawn; who left is still there until the row is packed */
  #sprites: RowSprite[] = [];
  /** who has no place in the order yet */
  readonly #fresh = new Set<RowSprite>();
  /** as they are drawn, one after the other in memory: most rows stay as they are for thousands of frames */
  numbers = new Float32Array();
  colours = new Uint32Array();
  isPacked = true;
  size = 0;
  /** highest and lowest of all, world px */
  top = 0;
  bottom = 0;

  constructor(carrier: { setVisible(visible: boolean): unknown }) {
    this.#carrier = carrier;
  }

  enter(sprite: RowSprite): void {
    this.place(sprite);
    if (++this.size === 1) this.#carrier.setVisible(true);
  }

  leave(sprite: RowSprite): void {
    this.#fresh.delete(sprite);
    this.isPacked = false;
    if (--this.size === 0) this.#carrier.setVisible(false);
  }

  /** a sprite of the row stands elsewhere in its order now */
  place(sprite: RowSprite): void {
    this.#fresh.add(sprite);
    this.isPacked = false;
  }

  /** Puts down what is drawn. Only who came is sorted: thousands stand where they stood. */
  pack(): void {
    if (this.isPacked) return;
    this.isPacked = true;
    const stayed = this.#sprites.filter((sprite) => sprite.row === this && !this.#fresh.has(sprite));
    this.#sprites = merged(stayed, [...this.#fresh].sort(inOrder));
    this.#fresh.clear();
    if (this.colours.length < this.size) {
      this.numbers = new Float32Array(this.size * 2 * PACKED);
      this.colours = new Uint32Array(this.size * 2);
    }
    this.top = Number.POSITIVE_INFINITY;
    this.bottom = Number.NEGATIVE_INFINITY;
    this.#sprites.forEach((sprite, i) => {
      this.#put(sprite, i);
    });
  }

  #put({ cut, x, y, scaleX, scaleY, colour }: RowSprite, i: number): void {
    const { numbers } = this;
    const at = i * PACKED;
    const left = x + cut.left * scaleX;
    const top = y + cut.top * scaleY;
    const bottom = top + cut.height * scaleY;
    numbers[at] = left;
    numbers[at + 1] = top;
    numbers[at + 2] = left + cut.width * scaleX;
    numbers[at + 3] = bottom;
    numbers[at + 4] = cut.frame.u0;
    numbers[at + 5] = cut.frame.v0;
    numbers[at + 6] = cut.frame.u1;
    numbers[at + 7] = cut.frame.v1;
    this.colours[i] = colour;
    this.top = Math.min(this.top, top);
    this.bottom = Math.max(this.bottom, bottom);
  }
}

/** By depth, then from left to right: neighbours overlap in the same way whichever was dealt first. */
const inOrder = (a: RowSprite, b: RowSprite): number => a.depth - b.depth || a.x - b.x;

function merged(some: readonly RowSprite[], others: readonly RowSprite[]): RowSprite[] {
  const all: RowSprite[] = [];
  let next = 0;
  for (const sprite of some) {
    for (let other = others[next]; other && inOrder(other, sprite) < 0; other = others[++next]) all.push(other);
    all.push(sprite);
  }
  return all.concat(others.slice(next));
}
