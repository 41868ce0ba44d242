import type { PlacementId } from '#shared/ids.ts';
import type { Snapshot } from '#shared/protocol/http.ts';
import { assertNever } from '#shared/result.ts';
import { NO_CARE, tending } from '#shared/village/care.ts';
import type { VillageEvent } from '#shared/village/events.ts';
import { plotKey, plotsOf } from '#shared/village/placing.ts';
import type { Flower, FootprintOf, Placement, PlacementState, Progress, VillageView } from '#shared/village/view.ts';

/** Snapshots say states as numbers, in this order. */
const STATES = ['promised', 'delivered', 'changed'] as const satisfies readonly PlacementState[];

export const isNext = (view: Pick<VillageView, 'seq'>, event: VillageEvent): boolean => event.seq === view.seq + 1;

/**
 * [V6] The view after these events. They must be the next ones without a gap.
 * @throws RangeError when they are not: the caller has to ask `since` instead of guessing.
 */
export function applyEvents(view: VillageView, events: readonly VillageEvent[], footprintOf: FootprintOf): VillageView {
  const placements = new Map(view.placements);
  let { seq, chunks, flowers, reached, delivered, news } = view;
  const tended = tending(view.care ?? NO_CARE);
  for (const event of events) {
    if (event.seq !== seq + 1) throw new RangeError(`event ${event.seq} after ${seq}`);
    seq = event.seq;
    switch (event.type) {
      case 'giftPlaced': {
        const placement = placementOf(event);
        placements.set(placement.id, placement);
        flowers = withoutFlowersUnder(flowers, placement, footprintOf);
        break;
      }
      case 'giftRemoved':
        placements.delete(event.placement);
        break;
      case 'chunkOpened':
        chunks = [...chunks, { cx: event.cx, cy: event.cy }];
        break;
      case 'stepReached':
        // The project's totals may have said so before the village's own event arrived.
        if (!reached.includes(event.step)) reached = [...reached, event.step];
        break;
      case 'flowerPlanted':
        flowers = [...flowers, { plot: { x: event.x, y: event.y }, kind: event.kind, plantedAt: event.plantedAt }];
        tended.plant();
        break;
      case 'cropWatered':
        tended.water(event.placement, event.day);
        break;
      case 'questionAnswered':
        tended.answer();
        break;
      case 'wordsChanged':
        break;
      case 'newsPosted':
        if (!news.includes(event.news)) news = [...news, event.news];
        break;
      case 'newsTakenDown':
        news = news.filter((one) => one !== event.news);
        break;
      case 'stepDelivered':
        if (!delivered.includes(event.step)) delivered = [...delivered, event.step];
        break;
      case 'giftsDelivered':
        setStates(placements, event.placements, 'delivered');
        break;
      case 'giftsChanged':
        setStates(placements, event.placements, 'changed');
        break;
      case 'giftsDeliveredInPart':
        setThere(placements, event.parts);
        break;
      case 'deliveryTakenBack':
        setStates(placements, event.placements, 'promised');
        delivered = delivered.filter((step) => !event.steps.includes(step));
        break;
      default:
        assertNever(event);
    }
  }
  const care = tended.care();
  return { ...view, seq, chunks, flowers, reached, delivered, news, placements, ...(care !== NO_CARE && { care }) };
}

function placementOf(event: Extract<VillageEvent, { type: 'giftPlaced' }>): Placement {
  const { placement: id, gift, quantity, x, y } = event;
  return { id, gift, quantity, plot: { x, y }, state: 'promised' };
}

/** What was given back meanwhile stands no more, and no news brings it back. */
function setStates(placements: Map<PlacementId, Placement>, ids: readonly PlacementId[], state: PlacementState): void {
  for (const id of ids) {
    const placement = placements.get(id);
    if (!placement) continue;
    const { there: _, ...rest } = placement;
    placements.set(id, { ...rest, state });
  }
}

/** How many units are there is said after each state that leaves some of them promised. */
function setThere(
  placements: Map<PlacementId, Placement>,
  parts: readonly { readonly placement: PlacementId; readonly there: number }[],
): void {
  for (const { placement: id, there } of parts) {
    const placement = placements.get(id);
    if (placement) placements.set(id, { ...placement, there });
  }
}

function withoutFlowersUnder(
  flowers: readonly Flower[],
  { plot, gift }: Placement,
  footprintOf: FootprintOf,
): readonly Flower[] {
  const covered = new Set(plotsOf(plot, footprintOf(gift)).map(plotKey));
  const left = flowers.filter((flower) => !covered.has(plotKey(flower.plot)));
  return left.length === flowers.length ? flowers : left;
}

/** What travels to a client that arrives; `viewOf` undoes it. */
export function snapshotOf(view: VillageView, progress: Progress): Snapshot {
  const placements = [...view.placements.values()];
  const gifts = [...new Set(placements.map((placement) => placement.gift))].sort();
  const care = view.care ?? NO_CARE;
  const index = new Map(gifts.map((gift, i) => [gift, i]));
  return {
    village: view.village,
    seq: view.seq,
    landscape: view.landscape,
    seed: view.seed,
    chunks: view.chunks.map(({ cx, cy }) => [cx, cy]),
    gifts,
    placements: {
      id: placements.map((placement) => placement.id),
      gift: placements.map((placement) => index.get(placement.gift) ?? -1),
      quantity: placements.map((placement) => placement.quantity),
      x: placements.map((placement) => placement.plot.x),
      y: placements.map((placement) => placement.plot.y),
      state: placements.map((placement) => STATES.indexOf(placement.state)),
      there: placements.flatMap(({ there }, i) => (there === undefined ? [] : [[i, there] as const])),
    },
    flowers: {
      kind: view.flowers.map((flower) => flower.kind),
      x: view.flowers.map((flower) => flower.plot.x),
      y: view.flowers.map((flower) => flower.plot.y),
      plantedAt: view.flowers.map((flower) => flower.plantedAt),
    },
    care: {
      watered: [...care.watered].map(([id, { times, firstDay }]) => [id, times, firstDay]),
      waterings: care.waterings,
      planted: care.planted,
      answers: care.answers,
    },
    progress: { ...progress, reached: [...progress.reached] },
    delivered: [...view.delivered],
    news: [...view.news],
  };
}

/** @throws RangeError when the columns do not agree: a snapshot that was cut is asked for again, never half shown. */
export function viewOf(snapshot: Snapshot): VillageView {
  const { placements: columns, flowers: beds } = snapshot;
  const at = <T>(column: readonly T[], i: number): T => {
    const value = column[i];
    if (value === undefined) throw new RangeError(`snapshot ${snapshot.seq}: column ends before ${i}`);
    return value;
  };
  const there = new Map(columns.there);
  const placements = new Map<PlacementId, Placement>();
  columns.id.forEach((id, i) => {
    const units = there.get(i);
    placements.set(id, {
      id,
      gift: at(snapshot.gifts, at(columns.gift, i)),
      quantity: at(columns.quantity, i),
      plot: { x: at(columns.x, i), y: at(columns.y, i) },
      state: at(STATES, at(columns.state, i)),
      ...(units !== undefined && { there: units }),
    });
  });
  const flowers = beds.kind.map((kind, i) => ({
    kind,
    plot: { x: at(beds.x, i), y: at(beds.y, i) },
    plantedAt: at(beds.plantedAt, i),
  }));
  return {
    village: snapshot.village,
    seq: snapshot.seq,
    landscape: snapshot.landscape,
    seed: snapshot.seed,
    chunks: snapshot.chunks.map(([cx, cy]) => ({ cx, cy })),
    placements,
    flowers,
    reached: snapshot.progress.reached,
    delivered: snapshot.delivered,
    news: snapshot.news,
    ...careIn(snapshot.care),
  };
}

/** Left out where nobody did anything yet, as a view begins. */
function careIn({ watered, ...totals }: Snapshot['care']): Pick<VillageView, 'care'> {
  if (totals.waterings + totals.planted + totals.answers === 0) return {};
  const perPlacement = watered.map(([id, times, firstDay]) => [id, { times, firstDay }] as const);
  return { care: { ...totals, watered: new Map(perPlacement) } };
}
