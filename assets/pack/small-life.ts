import { RAMPS } from '#shared/ground/palette.ts';
import type { Frame } from './frames.ts';
import { centred, pixels } from './pixels.ts';

const COLOURS = {
  o: RAMPS.ink[1],
  w: RAMPS.stone[5],
  s: RAMPS.indigo[4],
  g: RAMPS.gold[3],
  a: RAMPS.gold[2],
  r: RAMPS.rose[3],
  R: RAMPS.rose[2],
  d: RAMPS.water[0],
  b: RAMPS.water[1],
  c: RAMPS.clay[3],
};

const BUTTERFLY = [
  ['rr...rr', 'rwr.rwr', 'rrrorrr', '.RRoRR.', '.Rr.rR.'],
  ['..r.r..', '..rrr..', '..ror..', '..RoR..', '...R...'],
] as const;

const BEE = [
  ['.s.s..', '..ss..', 'ogogo.', '.gogoo', '......'],
  ['......', 'oss...', 'ogsgo.', '.gogoo', '......'],
] as const;

/** Seen from above through the water, its tail to the left, in the middle and to the right. */
const FISH = [
  ['........bb..', 'b.....bddddb', '.bb.bbdacadb', '..bbbddddb..', '...b........'],
  ['......bbbb..', 'bb..bbddddb.', '.bbbddacacdb', 'bb..bbddddb.', '......bbbb..'],
  ['...b........', '..bbbddddb..', '.bb.bbdacadb', 'b.....bddddb', '........bb..'],
] as const;

/** What flies or swims and is only a few pixels large: `butterfly.0`, `bee.1`, `fish.2`… */
export function smallLife(): Frame[] {
  return Object.entries({ butterfly: BUTTERFLY, bee: BEE, fish: FISH }).flatMap(([name, frames]) =>
    frames.map((rows, k) => centred(`${name}.${k}`, pixels(rows, COLOURS))),
  );
}
