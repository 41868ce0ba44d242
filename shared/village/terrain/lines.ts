import { hash3, noise } from '#shared/ground/noise.ts';
import type { Character } from './character.ts';

/** The middle of the village square, in plots. */
export const SQUARE = { x: 16.5, y: 16.5, radius: 2.3 } as const;
/** Lanes run every so often in both directions; the first two cross at the square. */
const LANE_EVERY = 33;
const RIVER_EVERY = 66;
/** Lanes and rivers bend between nodes this far apart, and run straight at a node: there the bridges stand. */
const NODE = 11;
const RIVER_NODES = 4;

/** Where a lane crosses a river. */
export interface Crossing {
  readonly x: number;
  readonly y: number;
}

/** The river and the paths as distances in plots to their edges: negative inside. Every line goes on without end. */
export interface Lines {
  riverDistance(x: number, y: number): number;
  pathDistance(x: number, y: number): number;
  /** crossings of lanes and rivers with x in [x0, x1) and y in [y0, y1) */
  crossings(x0: number, y0: number, x1: number, y1: number): Crossing[];
}

/** A soft step from 0 to 1 that lies flat near both ends; `slope` is its derivative. */
function ease(t: number): { at: number; slope: number } {
  const u = (t - 0.15) / 0.7;
  if (u <= 0) return { at: 0, slope: 0 };
  if (u >= 1) return { at: 1, slope: 0 };
  return { at: u * u * (3 - 2 * u), slope: (6 * u * (1 - u)) / 0.7 };
}

/** Distance to a line given as `across = f(along)`, from its slope: exact enough for gentle bends. */
function aside(offset: number, slope: number): number {
  return (offset < 0 ? -offset : offset) / Math.sqrt(1 + slope * slope);
}

export function linesOf(seed: number, character: Character): Lines {
  const side = hash3(seed, 3, 71) < 0.7 ? 1 : -1;
  const centred = (a: number, b: number, salt: number) => hash3(a, b, salt, seed) * 2 - 1;

  /** how far a lane has swerved at its node k; the two lanes of the square go straight through it */
  function laneNode(lane: number, k: number, salt: number): number {
    if (lane !== 0) return centred(lane, k, salt) * 2.6;
    return k === 0 ? 0 : centred(lane, k, salt) * (k === 1 || k === -1 ? 1.9 : 2.6);
  }
  function laneAt(lane: number, along: number, salt: number): { across: number; slope: number } {
    const t = (along - SQUARE.x) / NODE;
    const k = Math.floor(t);
    const from = laneNode(lane, k, salt);
    const by = laneNode(lane, k + 1, salt) - from;
    const e = ease(t - k);
    return { across: SQUARE.y + lane * LANE_EVERY + from + by * e.at, slope: (by * e.slope) / NODE };
  }
  function laneDistance(along: number, across: number, salt: number): number {
    const lane = Math.floor((across - SQUARE.y) / LANE_EVERY + 0.5);
    const at = laneAt(lane, along, salt);
    return aside(across - at.across, at.slope);
  }

  const riverNodeOfLane = (river: number) => side + river * (RIVER_EVERY / NODE);
  const crossingY = (river: number, lane: number) =>
    SQUARE.y + lane * LANE_EVERY + laneNode(lane, riverNodeOfLane(river), 61);
  function riverNode(river: number, lane: number, j: number): number {
    const swerve = centred(river * 64 + j, lane, 67);
    if (j === 0) return swerve * 0.7;
    // beside the square the river only bends away from it: the common works stand there
    return river === 0 ? side * (0.9 + swerve * 2.3) : swerve * 2.8;
  }
  function riverAt(river: number, y: number): { across: number; slope: number } {
    let lane = Math.floor((y - SQUARE.y) / LANE_EVERY);
    if (y < crossingY(river, lane)) lane--;
    else if (y >= crossingY(river, lane + 1)) lane++;
    const from = crossingY(river, lane);
    const length = (crossingY(river, lane + 1) - from) / RIVER_NODES;
    const t = (y - from) / length;
    const j = Math.min(RIVER_NODES - 1, Math.floor(t));
    const a = riverNode(river, lane, j);
    const b = j + 1 < RIVER_NODES ? riverNode(river, lane, j + 1) : riverNode(river, lane + 1, 0);
    const e = ease(t - j);
    const across = SQUARE.x + NODE * side + river * RIVER_EVERY + a + (b - a) * e.at;
    return { across, slope: ((b - a) * e.slope) / length };
  }
  const riverNear = (x: number) => Math.floor((x - SQUARE.x - NODE * side) / RIVER_EVERY + 0.5);

  return {
    riverDistance(x, y) {
      const river = riverNear(x);
      const at = riverAt(river, y);
      const width = character.riverWidth + (noise(y / 7, river * 9.5, seed + 12) - 0.5) * 0.7;
      return aside(x - at.across, at.slope) - width / 2;
    },
    pathDistance(x, y) {
      const lanes = Math.min(laneDistance(x, y, 61), laneDistance(y, x, 62)) - character.pathWidth / 2;
      const dx = x - SQUARE.x;
      const dy = y - SQUARE.y;
      return Math.min(lanes, Math.sqrt(dx * dx + dy * dy) - SQUARE.radius);
    },
    crossings(x0, y0, x1, y1) {
      const found: Crossing[] = [];
      for (let river = riverNear(x0) - 1; river <= riverNear(x1) + 1; river++) {
        const first = Math.floor((y0 - SQUARE.y) / LANE_EVERY) - 1;
        for (let lane = first; lane <= first + 4; lane++) {
          const y = crossingY(river, lane);
          const x = riverAt(river, y).across;
          if (x >= x0 && x < x1 && y >= y0 && y < y1) found.push({ x, y });
        }
      }
      return found;
    },
  };
}
