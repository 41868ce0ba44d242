import { grazerOf } from './grazing.ts';
import { spriteOf, type Thing } from './things.ts';

/** What of the things near the screen gives something to draw beside itself. */
export interface Survey {
  /** given animals, really there: they walk about instead of standing */
  readonly grazers: readonly Thing[];
  /** in use: what turns, shines, sends or is worked at */
  readonly loops: readonly Thing[];
  /** hearths */
  readonly smokers: readonly Thing[];
  /** in bloom: butterflies come by day */
  readonly blossoms: readonly Thing[];
  /** bushes: fireflies dance over them by night */
  readonly thickets: readonly Thing[];
}

/** Bounds, so that ten thousand gifts are no more work than a few hundred. */
const MOST = { grazers: 40, loops: 60, smokers: 40, blossoms: 14, thickets: 16 } as const;

const HEARTHS = ['house', 'adobe-house', 'hut', 'line-rooms', 'cook-stove', 'campfire'];
const FLOWERING = ['flower-rose', 'flower-gold', 'flower-white', 'bush-rose', 'bush-gold', 'tree-blossom', 'sunflower'];
const THICKETS = ['bush', 'bush-small', 'fern', 'ichu'];

/** Looks through things once for everybody. [V2] What is not there yet neither walks nor smokes. */
export function survey(things: Iterable<Thing>): Survey {
  const grazers: Thing[] = [];
  const loops: Thing[] = [];
  const smokers: Thing[] = [];
  const blossoms: Thing[] = [];
  const thickets: Thing[] = [];
  for (const thing of things) {
    if (!thing.alive) continue;
    const sprite = spriteOf(thing);
    if (thing.source.kind === 'placement' && grazerOf(sprite)) grazers.push(thing);
    else if (thing.life > 0) loops.push(thing);
    if (HEARTHS.includes(sprite)) smokers.push(thing);
    else if (THICKETS.includes(sprite)) thickets.push(thing);
    else if (FLOWERING.includes(sprite) && !thing.parts[0]?.frame.endsWith('.bud')) blossoms.push(thing);
  }
  return bounded({ grazers, loops, smokers, blossoms, thickets });
}

/** The survey of all things, from those of a part of them each. */
export const joined = (parts: readonly Survey[]): Survey =>
  bounded({
    grazers: parts.flatMap(({ grazers }) => grazers),
    loops: parts.flatMap(({ loops }) => loops),
    smokers: parts.flatMap(({ smokers }) => smokers),
    blossoms: parts.flatMap(({ blossoms }) => blossoms),
    thickets: parts.flatMap(({ thickets }) => thickets),
  });

const bounded = ({ grazers, loops, smokers, blossoms, thickets }: Survey): Survey => ({
  grazers: firstKeys(grazers, MOST.grazers),
  loops: firstKeys(loops, MOST.loops),
  smokers: firstKeys(smokers, MOST.smokers),
  blossoms: firstKeys(blossoms, MOST.blossoms),
  thickets: firstKeys(thickets, MOST.thickets),
});

/** Always the same ones of the same crowd, whatever order they come in. */
const firstKeys = (things: readonly Thing[], most: number): readonly Thing[] =>
  things.length <= most ? things : [...things].sort((a, b) => (a.key < b.key ? -1 : 1)).slice(0, most);
