import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openStore } from '#server/adapters/store/open.ts';
import type { OpenedStore } from '#server/adapters/store/opened.ts';
import { foresee } from '#server/domain/news/foresee.ts';
import { publishNews, withdrawNews } from '#server/domain/news/publish.ts';
import { readNews } from '#server/domain/news/read.ts';
import { writeNews } from '#server/domain/news/write.ts';
import { village } from '#server/domain/villages/snapshot.ts';
import type { NewsId } from '#shared/ids.ts';
import { applyEvents } from '#shared/village/apply.ts';
import { onBothEngines } from '../../support/engines.ts';
import { begun, carried, LATER, pumps, WELL } from '../../support/newsroom.ts';
import {
  donationRow,
  giftSlug,
  lineRow,
  NOW,
  PROJECT,
  placementId,
  placementRow,
  playerId,
  VILLAGE,
  write,
} from '../../support/store.ts';
import { FIELD, publish, rowOf, written } from '../../support/writing.ts';

type Held = Awaited<ReturnType<typeof begun>>;

/** Beside the pump and the pair that are there: five pumps of one giver. */
async function withFive(store: OpenedStore): Promise<Held> {
  const deps = await begun(store);
  const of = { gift: giftSlug('pump'), quantity: 5 };
  await write(store, async (tx) => {
    await tx.touchPlayer(playerId(5), NOW);
    await tx.createDonation(donationRow(5), [lineRow(5, 0, of)]);
    await tx.createPlacements([placementRow(5, { x: 5, y: 0 }, { ...of, placedAt: NOW + 9 })]);
    await tx.appendEvents(VILLAGE, [{ type: 'giftPlaced', placement: placementId(5), ...of, x: 5, y: 0 }], NOW);
  });
  return deps;
}
const told = async (deps: Held, as: 'delivered' | 'changed', units: string): Promise<NewsId> => {
  const id = await written(deps, { gifts: pumps(as, units) });
  expect(await publish(deps, id)).toMatchObject({ ok: true });
  return id;
};
const withdrawn = async (deps: Held, id: NewsId) => withdrawNews(deps, await rowOf(deps, id), FIELD.id);
const corrected = async (deps: Held, id: NewsId, units: string) => {
  await writeNews(deps, id, (body) => ({ ...body, gifts: pumps('delivered', units) }));
  await publish(deps, id);
};
const viewIn = async ({ store }: Pick<Held, 'store'>) => {
  const found = await village({ store }, VILLAGE);
  if (!found) throw new Error('no village');
  return found.view;
};
/** state, and how many are there where it is some of them */
const stands = async (deps: Held, n: number) => {
  await carried(deps);
  const placement = (await viewIn(deps)).placements.get(placementId(n));
  return [placement?.state, placement?.there ?? 0];
};
const unitsBy = async ({ store }: Held, id: NewsId) =>
  (await store.read.toldBy(id)).map(({ state, quantity }) => [state, quantity]);

/** The village is what its events say: nothing in it was ever told otherwise. */
async function expectTold(deps: Held): Promise<void> {
  const shown = await viewIn(deps);
  const events = await deps.store.read.eventsSince(VILLAGE, 0, 1000);
  const empty = { ...shown, seq: 0, placements: new Map(), delivered: [], news: [] };
  expect(applyEvents(empty, events, () => ({ w: 1, d: 1 })).placements).toEqual(shown.placements);
}

onBothEngines('a gift of five, delivered in parts', (engine) => {
  it('[V2] [K12] each news delivers so many units, and the gift is delivered with its last one', async () => {
    const store = await openStore(await engine.address());
    const deps = await withFive(store);
    const first = await told(deps, 'delivered', '5');
    expect([await stands(deps, 2), await stands(deps, 3), await stands(deps, 5)]).toEqual([
      ['delivered', 0],
      ['delivered', 0],
      ['promised', 2],
    ]);
    const second = await told(deps, 'delivered', '2');
    expect(await stands(deps, 5)).toEqual(['promised', 4]);
    const third = await told(deps, 'delivered', '');
    expect(await stands(deps, 5)).toEqual(['delivered', 0]);
    expect(await Promise.all([first, second, third].map((id) => unitsBy(deps, id)))).toEqual([
      [['delivered', 5]],
      [['delivered', 2]],
      [['delivered', 1]],
    ]);
    expect([first, second, third]).toContain((await store.read.newsOn(placementId(5)))?.id);
    await expectTold(deps);
    await store.close();
  });

  it('[V2] a correction and a withdrawal unsay what these news said, and nothing that others said', async () => {
    const store = await openStore(await engine.address());
    const deps = await withFive(store);
    const first = await told(deps, 'delivered', '6');
    const second = await told(deps, 'delivered', '2');
    expect(await stands(deps, 5)).toEqual(['delivered', 0]);
    await withdrawn(deps, first);
    expect([await stands(deps, 2), await stands(deps, 5)]).toEqual([
      ['promised', 0],
      ['promised', 2],
    ]);
    await expectTold(deps);
    const third = await told(deps, 'delivered', '7');
    expect([await stands(deps, 3), await stands(deps, 5)]).toEqual([
      ['delivered', 0],
      ['delivered', 0],
    ]);
    expect(await unitsBy(deps, third), 'what is left of eight').toEqual([['delivered', 6]]);
    await corrected(deps, third, '4');
    expect(await stands(deps, 5)).toEqual(['promised', 3]);
    await withdrawn(deps, second);
    expect(await stands(deps, 5)).toEqual(['promised', 1]);
    await withdrawn(deps, third);
    expect(await stands(deps, 5)).toEqual(['promised', 0]);
    await expectTold(deps);
    await store.close();
  });

  it('[V2] a plan that changes does so for the units that are not there', async () => {
    const store = await openStore(await engine.address());
    const deps = await withFive(store);
    const first = await told(deps, 'delivered', '6');
    const change = await told(deps, 'changed', '1');
    expect(await stands(deps, 5), 'two are left of the five: a signpost stands on all that is left').toEqual([
      'promised',
      3,
    ]);
    await writeNews(deps, change, (body) => ({ ...body, gifts: pumps('changed', '2') }));
    await publish(deps, change);
    expect(await stands(deps, 5)).toEqual(['changed', 3]);
    expect(await unitsBy(deps, change)).toEqual([['changed', 2]]);
    await withdrawn(deps, first);
    expect(await stands(deps, 5)).toEqual(['changed', 0]);
    await withdrawn(deps, change);
    expect(await stands(deps, 5)).toEqual(['promised', 0]);
    await expectTold(deps);
    await store.close();
  });

  it('[K12] the form says what is still promised, and what it would bring about is what it brings about', async () => {
    const store = await openStore(await engine.address());
    const deps = await withFive(store);
    await told(deps, 'delivered', '4');
    const id = await written(deps, { steps: [WELL], gifts: pumps('delivered', '3') });
    const project = await store.read.project(PROJECT);
    const row = await rowOf(deps, id);
    const body = project && readNews(row.body, project, row.body.happenedOn, []);
    if (!project || !body?.ok) throw new Error('it can be published');
    const seen = await foresee(store.read, project, row, body.value, LATER);
    expect(seen.gifts.find(({ gift }) => gift === 'pump')).toEqual({
      gift: 'pump',
      standing: 8,
      promised: 4,
      toldByThese: 0,
    });
    expect(seen.steps.get(WELL)).toEqual({ kind: 'brings', units: 2 });
    expect(seen.effect).toEqual({
      gifts: [
        { gift: 'seeds', state: 'delivered', units: 2 },
        { gift: 'pump', state: 'delivered', units: 3 },
      ],
      people: 3,
      leavesRest: true,
    });
    await publishNews(deps, row, FIELD.id);
    expect((await store.read.spreading(PROJECT, id)).waiting, 'to be told').toBe(1);
    await carried(deps);
    expect(await store.read.spreading(PROJECT, id)).toEqual({ villages: 1, waiting: 0 });
    expect(await store.read.toldBy(id)).toEqual([
      { gift: 'pump', state: 'delivered', quantity: 3 },
      { gift: 'seeds', state: 'delivered', quantity: 2 },
    ]);
    const other = await rowOf(deps, await written(deps, {}));
    const after = await foresee(store.read, project, other, null, LATER);
    expect(after.steps.get(WELL)).toEqual({ kind: 'toldBefore' });
    const own = await foresee(store.read, project, await rowOf(deps, id), null, LATER);
    expect(own.gifts.find(({ gift }) => gift === 'pump')).toMatchObject({ promised: 1, toldByThese: 3 });
    await store.close();
  });

  it('[V2] whatever is posted, corrected and withdrawn: the village says what its events and its news say', async () => {
    const act = fc.record({
      what: fc.constantFrom('post' as const, 'post' as const, 'correct' as const, 'withdraw' as const),
      units: fc.integer({ min: 1, max: 9 }),
      which: fc.nat({ max: 9 }),
      isHeard: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 9 }), async (acts) => {
        const store = await openStore(await engine.address());
        const deps = await withFive(store);
        const all: NewsId[] = [];
        for (const { what, units, which, isHeard } of acts) {
          const one = all[which % Math.max(all.length, 1)];
          if (what === 'post' || one === undefined) all.push(await told(deps, 'delivered', String(units)));
          else if (what === 'correct') await corrected(deps, one, String(units));
          else await withdrawn(deps, one);
          if (isHeard) await carried(deps);
        }
        await carried(deps);
        await expectTold(deps);
        let said = 0;
        for (const { id } of await store.read.publishedNews(PROJECT)) {
          for (const { quantity } of await store.read.toldBy(id)) said += quantity;
        }
        const pumpsThere = [...(await viewIn(deps)).placements.values()]
          .filter(({ gift }) => gift === 'pump')
          .map(({ state, quantity, there = 0 }) => (state === 'delivered' ? quantity : there));
        expect(pumpsThere.reduce((sum, units) => sum + units, 0)).toBe(said);
        await store.close();
      }),
      { numRuns: 4 },
    );
  });
});
