import type { PlacementId, StepSlug } from '#shared/ids.ts';
import type { VillageEvent } from '#shared/village/events.ts';
import type { Chunk } from '#shared/village/placing.ts';

/** What happened between two views: the scene plays it, the HUD says it. */
export interface Change {
  readonly landed: readonly PlacementId[];
  readonly opened: readonly Chunk[];
  readonly reached: readonly StepSlug[];
  /** news said what became of them: they stand otherwise now */
  readonly told: readonly PlacementId[];
  /** news said how many units of them are there */
  readonly inPart: readonly PlacementId[];
  /** news were corrected or withdrawn: they are promised again */
  readonly takenBack: readonly PlacementId[];
  /** steps that news tell to be done */
  readonly done: readonly StepSlug[];
  readonly newsPosted: boolean;
  /** news were posted or taken down, or tell something else now */
  readonly isNewsChanged: boolean;
  /** their words changed: read them again */
  readonly reworded: readonly PlacementId[];
  /** visitors watered these [V4] */
  readonly watered: readonly PlacementId[];
}

const OF_NEWS: readonly VillageEvent['type'][] = [
  'newsPosted',
  'newsTakenDown',
  'stepDelivered',
  'giftsDelivered',
  'giftsDeliveredInPart',
  'giftsChanged',
  'deliveryTakenBack',
];

/** What of it a scene plays and the HUD says. */
export function changeOf(events: readonly VillageEvent[]): Change {
  const landed = new Set<PlacementId>();
  const opened: Chunk[] = [];
  const reached: StepSlug[] = [];
  const reworded: PlacementId[] = [];
  const watered: PlacementId[] = [];
  const told: PlacementId[] = [];
  const inPart: PlacementId[] = [];
  const takenBack: PlacementId[] = [];
  const done = new Set<StepSlug>();
  for (const event of events) {
    if (event.type === 'giftPlaced') landed.add(event.placement);
    if (event.type === 'giftRemoved') landed.delete(event.placement);
    if (event.type === 'chunkOpened') opened.push({ cx: event.cx, cy: event.cy });
    if (event.type === 'stepReached') reached.push(event.step);
    if (event.type === 'cropWatered') watered.push(event.placement);
    if (event.type === 'wordsChanged') reworded.push(event.placement);
    if (event.type === 'giftsDelivered' || event.type === 'giftsChanged') told.push(...event.placements);
    if (event.type === 'giftsDeliveredInPart') inPart.push(...event.parts.map(({ placement }) => placement));
    if (event.type === 'stepDelivered') done.add(event.step);
    if (event.type === 'deliveryTakenBack') {
      takenBack.push(...event.placements);
      for (const step of event.steps) done.delete(step);
    }
  }
  const newsPosted = events.some(({ type }) => type === 'newsPosted');
  const isNewsChanged = events.some(({ type }) => OF_NEWS.includes(type));
  const lists = { landed: [...landed], opened, reached, reworded, watered, told, inPart, takenBack, done: [...done] };
  return { ...lists, newsPosted, isNewsChanged };
}
