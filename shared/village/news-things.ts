import { GARLAND_LIFE, MAILBOXES, NOTICE_BOARDS } from '#shared/catalogue/scenery.ts';
import type { StepSlug } from '#shared/ids.ts';
import type { Plot } from '#shared/village/placing.ts';
import { SQUARE, stepSites, type Terrain } from '#shared/village/terrain.ts';
import { ONE_PLOT, POSTINGS, type Posting, type Thing } from '#shared/village/thing.ts';

/**
 * On the square, off its two lanes, at the edge that is nearest to the viewer: no gift, flower or common work ever stands there, and
 * nothing of the village hides them.
 */
const AT: Readonly<Record<Posting, { readonly x: number; readonly y: number }>> = {
  board: { x: SQUARE.x - 1.25, y: SQUARE.y + 1.5 },
  mailbox: { x: SQUARE.x + 1.85, y: SQUARE.y + 0.7 },
};

/** The plot that the board or the mailbox stands on, in every village. */
export const postingPlot = (of: Posting): Plot => ({ x: Math.floor(AT[of].x), y: Math.floor(AT[of].y) });

/** What stands on a plot of the square to tell news; null: neither. */
export const postingOn = ({ x, y }: Plot): Posting | null =>
  POSTINGS.find((of) => postingPlot(of).x === x && postingPlot(of).y === y) ?? null;

/** The notice board and the mailbox of a village, the same in every view of it. Only its reader's own browser raises the flag. */
export function postingThings(terrain: Terrain, mailIsUp = false): readonly Thing[] {
  const mailbox = mailIsUp ? MAILBOXES.up : MAILBOXES.down;
  return [
    standing('board', NOTICE_BOARDS[terrain.landscape], AT.board, terrain, { kind: 'posting', of: 'board' }),
    standing('mailbox', mailbox, AT.mailbox, terrain, { kind: 'posting', of: 'mailbox' }),
  ];
}

/** Poles and strings of pennants round a finished work, for the day on which that was told. */
export function garlandThings(step: StepSlug, index: number, terrain: Terrain): readonly Thing[] {
  const site = stepSites(terrain)[index];
  if (!site) return [];
  const [right, low] = [site.x + site.w, site.y + site.d];
  const things: Thing[] = [];
  const add = (frame: string, x: number, y: number, life = 0): void => {
    const key = `garland ${step} ${frame} ${x},${y}`;
    things.push({ ...standing(key, frame, { x, y }, terrain, { kind: 'decor' }), life });
  };
  for (let x = site.x; x <= right; x += STRING_PLOTS)
    for (let y = site.y; y <= low; y += STRING_PLOTS) {
      const isEdge = x === site.x || x === right || y === site.y || y === low;
      if (isEdge) add('garland-pole', x, y);
      if ((y === site.y || y === low) && x < right) add('garland-x', x + STRING_PLOTS / 2, y, GARLAND_LIFE);
      if ((x === site.x || x === right) && y < low) add('garland-y', x, y + STRING_PLOTS / 2, GARLAND_LIFE);
    }
  return things;
}

const STRING_PLOTS = 2;

function standing(
  key: string,
  frame: string,
  { x, y }: { readonly x: number; readonly y: number },
  terrain: Terrain,
  source: Thing['source'],
): Thing {
  return {
    key,
    frame,
    x,
    y,
    zPx: terrain.levelPx(x, y),
    depth: x + y,
    layer: 'upright',
    footprint: ONE_PLOT,
    ribbon: null,
    life: 0,
    source,
  };
}
