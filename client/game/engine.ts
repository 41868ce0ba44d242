import { Game, Scale, Scene, WEBGL } from 'phaser';
import type { Rgb } from '#shared/ground/palette.ts';
import type { ScreenSize } from './camera.ts';
import { PAPER } from './daylight.ts';
import type { Graphics } from './graphics.ts';

/** A running engine with one empty scene; the canvas is in device pixels, shrunk by CSS so that art pixels stay square. */
export interface Engine {
  readonly game: Game;
  readonly scene: Scene;
  screen(): ScreenSize;
  devicePixelRatio(): number;
  resize(): void;
  /** the colour of the paper that the village lies on: by night, the sky's */
  setPaper(colour: Rgb): void;
  /** calls back before every drawn frame with the milliseconds since the last */
  onFrame(frame: (elapsedMs: number) => void): void;
  onLost(lost: () => void): void;
  destroy(): void;
}

/** More than three device pixels per CSS pixel cannot be seen, only paid for. */
const MAX_RATIO = 3;
/** A page that was hidden for an hour goes on where it was. */
const LONGEST_FRAME_MS = 200;

/**
 * Canvas pixels per CSS pixel. Where a processor has to play the graphics card, half as many each way are drawn: art pixels
 * are several device pixels wide anyway, and stay square.
 */
function canvasRatio(isSoftware: boolean): number {
  const device = window.devicePixelRatio || 1;
  // a whole number of device pixels to a canvas pixel, or some would be wider than others
  const ratio = device / Math.ceil(device / MAX_RATIO);
  return isSoftware && ratio >= 2 ? ratio / 2 : ratio;
}

export function startEngine(parent: HTMLElement, graphics: Graphics): Promise<Engine> {
  const isSoftware = graphics === 'software';
  const ratio = () => canvasRatio(isSoftware);
  const measure = (): ScreenSize => ({
    width: Math.max(1, Math.round(parent.clientWidth * ratio())),
    height: Math.max(1, Math.round(parent.clientHeight * ratio())),
  });
  let screen = measure();
  const setPaper = (colour: Rgb) => {
    parent.style.backgroundColor = `rgb(${colour.map(Math.round).join(' ')})`;
  };
  setPaper(PAPER);
  const scene = new Scene('village');
  return new Promise((resolve) => {
    const game = new Game({
      type: WEBGL,
      parent,
      ...screen,
      // see-through, so that shadows multiply with land only and never darken the paper beyond it
      transparent: true,
      scale: { mode: Scale.ScaleModes.NONE, zoom: 1 / ratio() },
      // smooth while fingers zoom freely, square at rest
      ...(isSoftware ? { pixelArt: true } : { smoothPixelArt: true }),
      roundPixels: false,
      // almost everything is on the atlas: a shader that chooses among sixteen textures would only be slower
      maxTextures: 1,
      audio: { noAudio: true },
      input: { keyboard: false, mouse: false, touch: false, gamepad: false, windowEvents: false },
      banner: false,
      autoFocus: false,
      callbacks: {
        postBoot: (booted) => {
          booted.canvas.style.imageRendering = 'pixelated';
          booted.scene.add('village', scene, true);
          resolve({
            game,
            scene,
            screen: () => screen,
            devicePixelRatio: ratio,
            setPaper,
            resize() {
              const measured = measure();
              // setting a size, even the same one, wipes the canvas: a frame of bare paper would be seen
              if (measured.width === screen.width && measured.height === screen.height) return;
              screen = measured;
              game.scale.setZoom(1 / ratio());
              game.scale.resize(screen.width, screen.height);
            },
            onFrame: (frame) => {
              let lastMs = 0;
              // the engine's own step is smoothed over many frames: on a slow phone everything would crawl
              game.events.on('step', (timeMs: number) => {
                frame(Math.min(LONGEST_FRAME_MS, lastMs === 0 ? 16 : timeMs - lastMs));
                lastMs = timeMs;
              });
            },
            onLost: (lost) => {
              game.canvas.addEventListener('webglcontextlost', lost, { once: true });
            },
            destroy: () => game.destroy(true),
          });
        },
      },
    });
  });
}
