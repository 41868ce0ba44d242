import { expect, it } from 'vitest';
import { openStore } from '#server/adapters/store/open.ts';
import { publishDue, publishNews, scheduleNews, withdrawNews } from '#server/domain/news/publish.ts';
import { replaceBlurred, writeNews } from '#server/domain/news/write.ts';
import { village } from '#server/domain/villages/snapshot.ts';
import { PhotoId, VillageSlug } from '#shared/ids.ts';
import { applyEvents } from '#shared/village/apply.ts';
import { FIRST_CHUNKS } from '#shared/village/placing.ts';
import { onBothEngines } from '../../support/engines.ts';
import { begun, carried, LATER, pumps, SCHOOL, states, WELL } from '../../support/newsroom.ts';
import { NOW, PROJECT, placementId, VILLAGE, write } from '../../support/store.ts';
import { FIELD, publish, rowOf, WORDS, written } from '../../support/writing.ts';

onBothEngines('news from the field', (engine) => {
  it('[V2] a step brings alive the symbolic gifts that helped to reach it; earmarked ones are told of by number, the oldest first', async () => {
    const store = await openStore(await engine.address());
    const deps = await begun(store);
    const id = await written(deps, { steps: [WELL], gifts: pumps('delivered', '2') });
    expect(await publish(deps, id)).toEqual({ ok: true, value: { news: id } });
    expect(await states(store), 'villages hear of it after the commit').toMatchObject({ 0: 'promised' });
    await carried(deps);
    // One pump is one, and one of the pair.
    expect(await states(store)).toEqual({
      0: 'delivered',
      1: 'delivered',
      2: 'delivered',
      3: 'promised',
      4: 'promised',
    });
    expect(deps.told.map(({ type }) => type)).toEqual([
      'newsPosted',
      'stepDelivered',
      'giftsDelivered',
      'giftsDeliveredInPart',
    ]);
    const shown = (await village({ store }, VILLAGE))?.view;
    expect(shown).toMatchObject({ delivered: [WELL], news: [id] });
    const all = await store.read.eventsSince(VILLAGE, 0, 100);
    const empty = shown && { ...shown, seq: 0, placements: new Map(), delivered: [], news: [] };
    expect(empty && applyEvents(empty, all, () => ({ w: 1, d: 1 }))).toEqual(shown);
    expect(await store.read.toldBy(id)).toEqual([
      { gift: 'pump', state: 'delivered', quantity: 2 },
      { gift: 'seeds', state: 'delivered', quantity: 2 },
    ]);
    expect((await store.read.newsOn(placementId(0)))?.id).toBe(id);
    expect(await store.read.newsOn(placementId(4))).toBeNull();
    await store.close();
  });

  it('[V2] two who publish at once publish once, and two drains tell it once', async () => {
    const address = await engine.address();
    const [store, other] = [await openStore(address), await openStore(address)];
    const deps = await begun(store);
    const id = await written(deps, { steps: [SCHOOL] });
    const row = await rowOf(deps, id);
    const both = await Promise.all([publishNews(deps, row, 'a'), publishNews({ ...deps, store: other }, row, 'b')]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    await Promise.all([carried(deps), carried({ ...deps, store: other })]);
    // The last step: everything symbolic that is there by now.
    expect(await states(store)).toMatchObject({ 0: 'delivered', 4: 'delivered', 2: 'promised' });
    expect(deps.told.filter(({ type }) => type === 'giftsDelivered')).toHaveLength(1);
    await Promise.all([store.close(), other.close()]);
  });

  it('[V2] a correction and a withdrawal bring the village back to what is true', async () => {
    const store = await openStore(await engine.address());
    const deps = await begun(store);
    const id = await written(deps, { steps: [WELL], gifts: pumps('delivered', '') });
    await publish(deps, id);
    await carried(deps);
    expect(await states(store)).toMatchObject({ 0: 'delivered', 2: 'delivered', 3: 'delivered' });
    await writeNews(deps, id, (body) => ({ ...body, steps: [], gifts: pumps('changed', '1') }));
    expect((await store.read.onePublished(id))?.body.deliveries, 'what is written is not shown').toHaveLength(2);
    expect(await publish(deps, id)).toMatchObject({ ok: true });
    await carried(deps);
    expect(await states(store)).toEqual({ 0: 'promised', 1: 'promised', 2: 'changed', 3: 'promised', 4: 'promised' });
    expect((await village({ store }, VILLAGE))?.view).toMatchObject({ delivered: [], news: [id] });
    expect(await withdrawNews(deps, await rowOf(deps, id), FIELD.id)).toMatchObject({ ok: true });
    await carried(deps);
    expect(new Set(Object.values(await states(store)))).toEqual(new Set(['promised']));
    expect((await village({ store }, VILLAGE))?.view.news).toEqual([]);
    expect(await store.read.onePublished(id)).toBeNull();
    expect(await store.read.newsOn(placementId(2))).toBeNull();
    await store.close();
  });

  it('[G8] what goes back is told of no more, and stays gone', async () => {
    const store = await openStore(await engine.address());
    const deps = await begun(store);
    const id = await written(deps, { steps: [WELL] });
    await write(store, (tx) => tx.removePlacement(placementId(0), NOW));
    await publish(deps, id);
    await write(store, (tx) => tx.removePlacement(placementId(1), NOW));
    await carried(deps);
    expect(await states(store)).toEqual({ 2: 'promised', 3: 'promised', 4: 'promised' });
    expect(await store.read.toldBy(id)).toEqual([]);
    await store.close();
  });

  it('[V2] what waits for its moment is published then, once; what cannot be is written on again', async () => {
    const store = await openStore(await engine.address());
    const deps = await begun(store);
    const [ready, broken] = [await written(deps, { steps: [WELL] }), await written(deps, {})];
    for (const id of [ready, broken]) {
      expect(await scheduleNews(deps, await rowOf(deps, id), LATER + 500)).toMatchObject({ ok: true });
    }
    await writeNews(deps, broken, (body) => ({ ...body, happenedOn: '2999-01-01' }));
    await publishDue(deps);
    expect((await rowOf(deps, ready)).state, 'not yet').toBe('scheduled');
    const then = { ...deps, surroundings: { ...deps.surroundings, now: () => LATER + 500 } };
    await Promise.all([publishDue(then), publishDue(then)]);
    expect((await store.read.publishedNews(PROJECT)).map(({ id }) => id)).toEqual([ready]);
    expect((await rowOf(deps, broken)).state).toBe('draft');
    await store.close();
  });

  it('[S4] a village that is there only later hears what was told before it', async () => {
    const store = await openStore(await engine.address());
    const deps = await begun(store);
    const id = await written(deps, { steps: [WELL] });
    await publish(deps, id);
    const later = VillageSlug.parse('a-class');
    await write(store, async (tx) => {
      const land = { landscape: 'andes', seed: 3, listed: false, founded: true, chunks: FIRST_CHUNKS } as const;
      await tx.createVillage({ slug: later, project: PROJECT, name: 'A class', ...land });
      await tx.enqueue('news', `founded:${later}`, { village: later }, NOW);
    });
    await carried(deps);
    expect((await village({ store }, later))?.view).toMatchObject({ seq: 2, delivered: [WELL], news: [id] });
    await store.close();
  });

  it('[P3] a photo that was blurred is kept nowhere as it was', async () => {
    const store = await openStore(await engine.address());
    const deps = await begun(store);
    const was = { id: PhotoId.parse('pho_0000000000000099'), alt: WORDS.title, width: 9, height: 9 };
    const id = await written(deps, { photos: [was.id] });
    const row = { ...was, news: id, webp: 'c2VlbiBmYWNl', createdAt: NOW };
    await write(store, (tx) => tx.addNewsPhoto(row));
    await publish(deps, id);
    const now = await replaceBlurred(deps, FIELD, row, Buffer.from('blurred'));
    if (now === null) throw new Error('not blurred');
    expect(await replaceBlurred(deps, FIELD, row, Buffer.from('from an old page')), 'faces would be back').toBeNull();
    expect((await store.read.onePublished(id))?.body.photos).toEqual([now]);
    expect((await rowOf(deps, id)).body.photos).toEqual([now]);
    expect(await store.read.newsPhoto(was.id)).toBeNull();
    expect((await store.read.newsPhoto(now))?.webp).toBe(Buffer.from('blurred').toString('base64'));
    expect((await store.read.newsPhotos(id)).map((photo) => photo.id)).toEqual([now]);
    await store.close();
  });

  it('[K12] [K15] today is the day of the association’s own clock', async () => {
    const store = await openStore(await engine.address());
    const deps = await begun(store);
    // Where it is tomorrow already.
    const id = await written(deps, { happenedOn: new Date(LATER + 86_400_000).toISOString().slice(0, 10) });
    expect(await publish(deps, id)).toMatchObject({
      error: { kind: 'unfinished', faults: [{ fault: 'inTheFuture' }] },
    });
    await write(store, async (tx) => tx.saveZone((await rowOf(deps, id)).association, 'Pacific/Kiritimati'));
    expect(await publish(deps, id)).toEqual({ ok: true, value: { news: id } });
    await store.close();
  });
});
