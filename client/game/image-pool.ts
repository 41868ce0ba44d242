import type { GameObjects } from 'phaser';

/** Images of one kind, made when first needed and used again: each frame takes what it needs, and the rest is hidden. */
export class ImagePool {
  readonly #make: () => GameObjects.Image;
  readonly #images: GameObjects.Image[] = [];
  #used = 0;

  constructor(make: () => GameObjects.Image) {
    this.#make = make;
  }

  get used(): number {
    return this.#used;
  }

  /** before drawing: nothing is taken yet */
  begin(): void {
    this.#used = 0;
  }

  /** a visible image that nobody else has since `begin` */
  take(): GameObjects.Image {
    const image = this.#images[this.#used] ?? this.#make();
    this.#images[this.#used++] = image;
    return image.setVisible(true);
  }

  /** after drawing: whatever was not taken is not seen */
  end(): void {
    for (let i = this.#used; i < this.#images.length; i++) this.#images[i]?.setVisible(false);
  }
}
