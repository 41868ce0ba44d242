import { useEffect, useMemo, useRef } from 'preact/hooks';
import {
  GIFT_COLOUR,
  isLarge,
  landKey,
  type Minimap,
  minimapOf,
  OWN_COLOUR,
  paintChunk,
  paintDots,
} from '#client/game/minimap.ts';
import { unproject } from '#shared/ground/projection.ts';
import { CHUNK_PLOTS, type Plot } from '#shared/village/placing.ts';
import type { VillageView } from '#shared/village/view.ts';
import type { Acts } from './acts.ts';
import { Icon } from './icons.tsx';
import { ownStanding } from './own-gifts.ts';
import { landOf } from './places.ts';
import type { Props } from './props.ts';
import type { HudState } from './state.ts';

/** CSS px: small on a phone, where it is asked for; easier to read where there is room. */
const WIDTH_PX = 136;
const WIDE_PX = 208;
const WIDE_SCREEN_PX = 760;
/** One press of an arrow moves the view by this. */
const STRIDE = CHUNK_PLOTS / 2;
/** Gifts that come in a shower are painted together. */
const REPAINT_MS = 400;

/** Arrows move as the eye does: up the screen, not along the rows. */
const STRIDES: Readonly<Record<string, Plot>> = {
  ArrowUp: { x: -STRIDE, y: -STRIDE },
  ArrowDown: { x: STRIDE, y: STRIDE },
  ArrowLeft: { x: -STRIDE, y: STRIDE },
  ArrowRight: { x: STRIDE, y: -STRIDE },
};

/** The button that unfolds the small map; only a village that has grown has one. */
export function MapButton({ state, acts }: Props) {
  const { view, stage, words, mapOpen } = state;
  if (!view || stage !== 'ready' || !isLarge(view.chunks)) return null;
  return (
    <button
      type="button"
      class="button button-icon button-flat"
      aria-label={words.map.open}
      aria-expanded={mapOpen}
      onClick={() => acts.unfoldMap(!mapOpen)}
    >
      <Icon name="map" />
    </button>
  );
}

/** The whole village, small: a tap goes there. */
export function MinimapPlate({ state, acts }: Props) {
  const { view, stage, mapOpen } = state;
  if (!view || stage !== 'ready' || !mapOpen || !isLarge(view.chunks)) return null;
  return <SmallMap state={state} acts={acts} view={view} />;
}

function SmallMap({ state, acts, view }: Props & { readonly view: VillageView }) {
  const { words } = state;
  const key = landKey(view.chunks);
  // the key names the chunks: only with them the map changes
  const map = useMemo(() => minimapOf(view.chunks, innerWidth < WIDE_SCREEN_PX ? WIDTH_PX : WIDE_PX), [key]);
  const land = useRef<HTMLCanvasElement>(null);
  const dots = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const middle = useRef<Plot>({ x: CHUNK_PLOTS, y: CHUNK_PLOTS });
  useEffect(() => (land.current ? paintLand(land.current, map, view) : undefined), [map]);
  useEffect(() => {
    const canvas = dots.current;
    if (!canvas) return undefined;
    const timer = setTimeout(() => paintGifts(canvas, map, view, state.own), REPAINT_MS);
    return () => clearTimeout(timer);
  }, [map, view, state.own]);
  useEffect(() => followLook(acts, map, frame, middle), [map, acts]);

  const goTo = ({ clientX, clientY, currentTarget }: PointerEvent) => {
    if (!(currentTarget instanceof HTMLElement)) return;
    const box = currentTarget.getBoundingClientRect();
    acts.lookAt(map.plotAt(clientX - box.left, clientY - box.top));
  };
  const onKey = (event: KeyboardEvent) => {
    const stride = STRIDES[event.key];
    if (!stride) return;
    event.preventDefault();
    const { x, y } = map.at(middle.current.x + stride.x, middle.current.y + stride.y);
    acts.lookAndSay(map.plotAt(x, y));
  };
  return (
    <div
      class="minimap plate"
      role="application"
      aria-label={words.map.label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved by keys
      tabIndex={0}
      style={{ width: `${map.width}px`, height: `${map.height}px` }}
      onPointerDown={goTo}
      onPointerMove={(event) => event.buttons === 1 && goTo(event)}
      onKeyDown={onKey}
    >
      <canvas ref={land} />
      <canvas ref={dots} />
      <div ref={frame} class="minimap-frame" />
    </div>
  );
}

/** Paints chunk after chunk between other work; ends early with the function it returns. */
function paintLand(canvas: HTMLCanvasElement, map: Minimap, view: VillageView): () => void {
  const paper = sized(canvas, map);
  const terrain = landOf(view);
  const waiting = [...view.chunks];
  let timer = 0;
  const next = () => {
    const chunk = waiting.shift();
    if (!chunk || !paper) return;
    paintChunk(paper, map, terrain, chunk);
    timer = window.setTimeout(next);
  };
  next();
  return () => clearTimeout(timer);
}

function paintGifts(canvas: HTMLCanvasElement, map: Minimap, view: VillageView, own: HudState['own']): void {
  const paper = sized(canvas, map);
  if (!paper) return;
  const gifts = [...view.placements.values()].map(({ plot }) => plot);
  paintDots(paper, map, { plots: gifts, colour: GIFT_COLOUR, size: 1 });
  paintDots(paper, map, { plots: ownStanding({ own, view }).map(({ plot }) => plot), colour: OWN_COLOUR, size: 3 });
}

function sized(canvas: HTMLCanvasElement, { width, height }: Minimap): CanvasRenderingContext2D | null {
  canvas.width = width;
  canvas.height = height;
  return canvas.getContext('2d');
}

function followLook(
  acts: Acts,
  map: Minimap,
  frame: { readonly current: HTMLDivElement | null },
  middle: { current: Plot },
): () => void {
  return acts.followLook((seen) => {
    const { x, y } = unproject((seen.x0 + seen.x1) / 2, (seen.y0 + seen.y1) / 2);
    middle.current = { x: Math.round(x), y: Math.round(y) };
    const { x0, y0, x1, y1 } = map.rectOf(seen);
    const style = frame.current?.style;
    if (!style) return;
    style.transform = `translate(${x0}px, ${y0}px)`;
    style.width = `${x1 - x0}px`;
    style.height = `${y1 - y0}px`;
  });
}
