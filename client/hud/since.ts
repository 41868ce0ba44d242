import type { GiftSlug, StepSlug } from '#shared/ids.ts';
import { isInBloom } from '#shared/village/flower-things.ts';
import { plotKey } from '#shared/village/placing.ts';
import type { Flower, Placement, VillageView } from '#shared/village/view.ts';
import type { Visit } from './keeping.ts';
import { toldOwn } from './mail.ts';
import { type HudState, isMyFlower } from './state.ts';

/** What happened while the player was away [V4]; nothing of how long that was, and nothing that was missed. */
export interface Since {
  readonly gifts: number;
  /** the newest of them, each kind of gift once */
  readonly newest: readonly GiftSlug[];
  readonly steps: readonly StepSlug[];
  /** flowers of others that were buds then */
  readonly bloomed: number;
  /** news from the field [B1] */
  readonly news: number;
  /** steps that they tell to be done */
  readonly done: readonly StepSlug[];
  /** how many of the player's own gifts they tell of, and whether all of these came alive */
  readonly own: number;
  readonly alive: boolean;
  /** the player's own flower is seen in bloom for the first time */
  readonly mine: boolean;
}

/** More names than this make a list of a kind sentence. */
const MOST_NAMES = 3;

/**
 * Read from the village as it stands, against what was kept of it at the last visit: no question to the server, however much
 * happened. Null when there is nothing to tell.
 * @param unseen own gifts of which news tell, and that were not looked at in the mailbox
 */
export function sinceVisit(
  visit: Visit,
  view: VillageView,
  now: number,
  unseen: readonly Pick<Placement, 'id' | 'state' | 'there'>[] = [],
): Since | null {
  const gifts = Math.max(0, view.placements.size - visit.gifts);
  const came = gifts === 0 ? [] : [...view.placements.values()].slice(-gifts).reverse();
  const newest = [...new Set(came.map(({ gift }) => gift))].slice(0, MOST_NAMES);
  const news = view.news.filter((id) => !visit.news.includes(id)).length;
  const done = view.delivered.filter((step) => !visit.delivered.includes(step));
  const steps = view.reached.filter((step) => !visit.reached.includes(step) && !done.includes(step));
  // What the card has told once it does not tell again: the flag stays up, and that is enough.
  const fresh = news > 0 ? unseen.filter((gift) => !isToldOf(visit, gift)) : [];
  const alive = fresh.every(({ state }) => state === 'delivered');
  const planted = visit.flower && plotKey(visit.flower);
  const others = view.flowers.filter(({ plot }) => plotKey(plot) !== planted);
  const bloomed = others.filter((flower) => isInBloom(flower, now) && !isInBloom(flower, visit.at)).length;
  const mine = !visit.bloomSeen && view.flowers.length > others.length;
  const happened = gifts + steps.length + news + done.length + bloomed;
  return happened > 0 || mine ? { gifts, newest, steps, news, done, own: fresh.length, alive, bloomed, mine } : null;
}

/** The units that came since are news, and so is the whole of what was there in part. */
const isToldOf = (
  { own, ownInPart }: Visit,
  { id, state, there }: Pick<Placement, 'id' | 'state' | 'there'>,
): boolean =>
  state === 'promised' ? ownInPart.some((one) => one.placement === id && one.there === there) : own.includes(id);

/** What is kept of this visit; `bloomSeen` once the flower of an earlier one has stood there in bloom. */
export function visitOf(
  { view, lastVisit, myFlower, own }: Pick<HudState, 'lastVisit' | 'myFlower' | 'own'> & { readonly view: VillageView },
  now: number,
): Visit {
  const isOld = myFlower !== null && lastVisit?.flower != null && plotKey(lastVisit.flower) === plotKey(myFlower);
  const told = toldOwn({ own, view });
  return {
    at: now,
    seq: view.seq,
    gifts: view.placements.size,
    reached: view.reached,
    flower: myFlower && { x: myFlower.x, y: myFlower.y },
    bloomSeen: isOld,
    news: view.news,
    delivered: view.delivered,
    own: told.filter(({ state }) => state !== 'promised').map(({ id }) => id),
    ownInPart: told.flatMap(({ id, there }) => (there === undefined ? [] : [{ placement: id, there }])),
  };
}

/** [V4] For whom planted it, a flower has bloomed at the next visit, however soon that is; for everybody else after some hours. */
export function bloomsFor(state: Pick<HudState, 'myFlower' | 'openedAt'>, flower: Flower, now: number): boolean {
  return isInBloom(flower, now) || (isMyFlower(state, flower.plot) && flower.plantedAt < state.openedAt);
}

/** The village as it is drawn for this player. */
export function seenBy(state: Pick<HudState, 'myFlower' | 'openedAt'>, view: VillageView): VillageView {
  const index = view.flowers.findIndex((flower) => isMyFlower(state, flower.plot) && flower.plantedAt < state.openedAt);
  const mine = view.flowers[index];
  if (!mine) return view;
  return { ...view, flowers: view.flowers.with(index, { ...mine, plantedAt: 0 }) };
}
