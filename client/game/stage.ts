import type { Footprint } from '#shared/catalogue/catalogue.ts';
import type { GiftSlug, PlacementId, StepSlug } from '#shared/ids.ts';
import type { Cents } from '#shared/money.ts';
import type { Chunk, Plot } from '#shared/village/placing.ts';
import type { PlotKind } from '#shared/village/terrain/plots.ts';
import type { Posting } from '#shared/village/thing.ts';
import type { Progress, VillageView } from '#shared/village/view.ts';
import type { Rect } from './camera.ts';
import { probeGraphics } from './graphics.ts';

/** How a gift looks in the village. */
export interface GiftLook {
  readonly slug: GiftSlug;
  readonly sprite: string;
  readonly footprint: Footprint;
}

/** How a step's common work looks; it grows with the money raised [V3]. */
export interface StepLook {
  readonly slug: StepSlug;
  readonly sprite: string;
  readonly atCents: Cents;
}

/** A basket's gift that is not paid yet; `key` is the basket line's own. `plot` is the corner with the smallest x and y. */
export interface Ghost {
  readonly key: string;
  readonly sprite: string;
  readonly footprint: Footprint;
  readonly plot: Plot;
}

/** Screen edges covered by the HUD, in CSS px: framing keeps clear of them. */
export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export interface StageData {
  /** the village as it stands: drawn before `onReady` */
  readonly view: VillageView;
  readonly progress: Progress;
  readonly gifts: readonly GiftLook[];
  readonly steps: readonly StepLook[];
  /** addresses of the atlas picture and its frames */
  readonly atlas: { readonly image: string; readonly frames: string };
  /** the map's name for a screen reader, in the player's language */
  readonly label: string;
  readonly insets: Insets;
  readonly reducedMotion: boolean;
  /** unix milliseconds: flowers bloom with time [V4] */
  readonly now: () => number;
}

/** What grows, lives or lies under a tap besides what was given: told in a word or two. `name` is the name of its sprite. */
export type Sight =
  | { readonly kind: 'flower'; readonly plot: Plot }
  | { readonly kind: 'villager' | 'animal' | 'scenery'; readonly name: string }
  | { readonly kind: 'land'; readonly is: PlotKind };

/** What is under a tap; where things overlap, the one drawn in front. */
export interface TapTarget {
  readonly plot: Plot;
  readonly placement: PlacementId | null;
  /** key of a ghost */
  readonly ghost: string | null;
  readonly step: StepSlug | null;
  /** the notice board or the mailbox */
  readonly posting: Posting | null;
  /** what is seen there where none of the above is */
  readonly sight: Sight;
}

/** The stage itself tells of `land`, `tap`, `open` and `feast`; the others are the HUD's own. */
export type StageSound = 'land' | 'tap' | 'plant' | 'open' | 'wave' | 'feast';

export interface StageEvents {
  onReady(): void;
  onTap(target: TapTarget): void;
  /** while placing: the player chose this plot, green or red: the HUD decides or says why not, and stops the placing */
  onPlaced(plot: Plot): void;
  /** a ghost was dragged and dropped on another plot: the HUD decides and sends new ghosts */
  onGhostMoved(key: string, plot: Plot): void;
  /** Escape during placing */
  onPlacingCancelled(): void;
  /** the plot under the keyboard's cursor, for an `aria-live` region */
  onKeyboardPlot(plot: Plot): void;
  /** the player looks at this rectangle of world pixels now; a few times a second while the map moves */
  onLook(seen: Rect): void;
  onSound(name: StageSound): void;
  /** 0..1: how near the river is to the middle of the screen, told when it has changed */
  onRiver(nearness: number): void;
  /** the graphics card let go for good: fall back to the picture and the list; the stage has destroyed itself */
  onLost(): void;
}

export interface ShowOptions {
  /** these fall from the sky [G6]; everything else simply appears */
  readonly landing?: readonly PlacementId[];
  /** these chunks have just opened [V1] */
  readonly opening?: readonly Chunk[];
  /** water falls on these [V4] */
  readonly watered?: readonly PlacementId[];
  /** news tell that these works are done: the village keeps a feast there */
  readonly feasts?: readonly StepSlug[];
}

/** What this screen alone adds to the village [B1]. */
export interface Dress {
  /** the mailbox's flag: something became of this player's own gifts */
  readonly mailIsUp: boolean;
  /** works whose feast was today */
  readonly garlanded: readonly StepSlug[];
}
export const NO_DRESS: Dress = { mailIsUp: false, garlanded: [] };

/** The drawn village: a pure view goes in, pixels and intents come out. It knows no price and decides nothing. */
export interface Stage {
  /** draws what differs from what is drawn */
  show(view: VillageView, options?: ShowOptions): void;
  setDress(dress: Dress): void;
  /** chalk outlines of plots under payment somewhere [G3] */
  setHolds(plots: readonly Plot[]): void;
  setGhosts(ghosts: readonly Ghost[]): void;
  /** a see-through gift follows the finger or the cursor, on a green or red footprint; a tap or a drop reports `onPlaced` */
  startPlacing(
    gift: { readonly sprite: string; readonly footprint: Footprint },
    canStand: (plot: Plot) => boolean,
  ): void;
  stopPlacing(): void;
  /** marks what stands with its corner on a plot; null marks nothing */
  setSelection(plot: Plot | null, footprint?: Footprint): void;
  setInsets(insets: Insets): void;
  focusOn(plot: Plot, animate?: boolean): void;
  frameVillage(): void;
  /** visitors present are seen as villagers walking [V5] */
  setPresence(visitors: number): void;
  /** one of the villagers waves; the seed picks which */
  wave(seed: number): void;
  /** step buildings stand as a site, half built or done [V3] */
  setProgress(progress: Progress): void;
  setReducedMotion(on: boolean): void;
  destroy(): void;
}

/** Why there is no stage: the page stays with its picture and its list. */
export class StageUnavailable extends Error {
  override readonly name = 'StageUnavailable';
  readonly kind: 'noWebGl' | 'assetsFailed' | 'engineFailed';
  constructor(kind: StageUnavailable['kind'], cause?: unknown) {
    super(kind, { cause });
    this.kind = kind;
  }
}

/**
 * Draws the village inside `parent`, which it makes focusable. The engine is fetched here, after first paint.
 * @throws {StageUnavailable} as a rejection, when the village cannot be drawn in this browser
 */
export async function createStage(parent: HTMLElement, data: StageData, events: StageEvents): Promise<Stage> {
  const graphics = probeGraphics();
  if (graphics === 'none') throw new StageUnavailable('noWebGl');
  const engine = await import('./open-stage.ts').catch((cause: unknown) => {
    throw new StageUnavailable('engineFailed', cause);
  });
  return engine.openStage(parent, data, events, graphics);
}
