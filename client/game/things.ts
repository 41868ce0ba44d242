import type { PlacementId, StepSlug } from '#shared/ids.ts';

/** What a drawn thing is, for taps. */
export type ThingSource =
  | { readonly kind: 'placement'; readonly id: PlacementId }
  | { readonly kind: 'step'; readonly slug: StepSlug }
  | { readonly kind: 'ghost'; readonly key: string }
  | { readonly kind: 'scenery' };

/** One frame of the atlas that a thing is made of. */
export interface Part {
  readonly frame: string;
  readonly depth: number;
  readonly look: 'plain' | 'shadow';
}

/** Something to draw: its foot in whole world pixels, and its parts. Two things with the same key and `look` are drawn alike. */
export interface Thing {
  readonly key: string;
  readonly px: number;
  readonly py: number;
  readonly depth: number;
  readonly parts: readonly Part[];
  /** half the width of its footprint in px: how far dust and hearts fly */
  readonly radiusPx: number;
  readonly source: ThingSource;
}

/** Names what is drawn, so that a redrawn village touches only what changed. */
export const lookOf = (thing: Thing): string =>
  `${thing.px} ${thing.py} ${thing.parts.map(({ frame, depth }) => `${frame}@${depth}`).join(' ')}`;

/** What to put and what to take away to get from what is drawn to what shall be. */
export interface ThingChanges {
  readonly put: readonly Thing[];
  readonly gone: readonly string[];
}

export function changes(drawn: ReadonlyMap<string, Thing>, next: ReadonlyMap<string, Thing>): ThingChanges {
  const put: Thing[] = [];
  for (const [key, thing] of next) {
    const before = drawn.get(key);
    if (!before || (before !== thing && lookOf(before) !== lookOf(thing))) put.push(thing);
  }
  const gone = [...drawn.keys()].filter((key) => !next.has(key));
  return { put, gone };
}
