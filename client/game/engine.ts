import { Game, Scale, Scene, WEBGL } from 'phaser';
import type { ScreenSize } from './camera.ts';

/** The paper the village lies on. */
export const PAPER = '#fdf1d6';

/** A running engine with one empty scene; the canvas is in device pixels, shrunk by CSS so that art pixels stay square. */
export interface Engine {
  readonly game: Game;
  readonly scene: Scene;
  screen(): ScreenSize;
  devicePixelRatio(): number;
  resize(): void;
  /** calls back before every drawn frame with the milliseconds since the last */
  onFrame(frame: (elapsedMs: number) => void): void;
  onLost(lost: () => void): void;
  destroy(): void;
}

/** More than three device pixels per CSS pixel cannot be seen, only paid for. */
const MAX_RATIO = 3;
const ratio = () => Math.min(MAX_RATIO, window.devicePixelRatio || 1);

function sizeOf(parent: HTMLElement): ScreenSize {
  return {
    width: Math.max(1, Math.round(parent.clientWidth * ratio())),
    height: Math.max(1, Math.round(parent.clientHeight * ratio())),
  };
}

export function startEngine(parent: HTMLElement): Promise<Engine> {
  const size = sizeOf(parent);
  let screen = size;
  const scene = new Scene('village');
  return new Promise((resolve) => {
    const game = new Game({
      type: WEBGL,
      parent,
      ...size,
      backgroundColor: PAPER,
      scale: { mode: Scale.ScaleModes.NONE, zoom: 1 / ratio() },
      smoothPixelArt: true,
      roundPixels: false,
      audio: { noAudio: true },
      input: { keyboard: false, mouse: false, touch: false, gamepad: false, windowEvents: false },
      banner: false,
      autoFocus: false,
      callbacks: {
        postBoot: (booted) => {
          booted.scene.add('village', scene, true);
          resolve({
            game,
            scene,
            screen: () => screen,
            devicePixelRatio: ratio,
            resize() {
              screen = sizeOf(parent);
              game.scale.setZoom(1 / ratio());
              game.scale.resize(screen.width, screen.height);
            },
            onFrame: (frame) => {
              game.events.on('step', (_time: number, elapsedMs: number) => frame(elapsedMs));
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
