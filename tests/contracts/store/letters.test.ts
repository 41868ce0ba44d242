import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '#server/adapters/store/open.ts';
import type { OpenedStore } from '#server/adapters/store/opened.ts';
import { cents } from '#shared/money.ts';
import { onBothEngines } from '../../support/engines.ts';
import { quietDeps, readerAddress, seedReaders } from '../../support/newsReaders.ts';
import { attemptId, donationId, NOW, write } from '../../support/store.ts';
import { posted, seedSteward } from '../../support/writing.ts';

onBothEngines('letters of news', (engine) => {
  let store: OpenedStore;
  beforeAll(async () => {
    store = await openStore(await engine.address());
    await seedReaders(store, 3);
    await seedSteward({ store });
  });
  afterAll(() => store.close());

  /** In the order of hashes: who is behind each is found by what is told to them. */
  async function readers() {
    const news = await posted(quietDeps(store), 'Le puits donne');
    return { news, all: await store.read.readersToTell(news, '', 10) };
  }
  async function readerAt(n: number): Promise<string> {
    const { all } = await readers();
    const addresses = await Promise.all(all.map((reader) => store.read.readerAddress(reader)));
    return all[addresses.indexOf(readerAddress(n))] ?? '';
  }
  const letter = (id: string, reader: string) => ({ id, reader, openedAt: NOW });

  it('[B1] gifts of one address have one reader, however it was typed', async () => {
    const { all, news } = await readers();
    expect(all).toHaveLength(3);
    const addresses = await Promise.all(all.map((reader) => store.read.readerAddress(reader)));
    expect(new Set(addresses)).toEqual(new Set([1, 2, 3].map(readerAddress)));
    const told = await store.read.untoldTo(readerAddress(3));
    expect(told.filter((one) => one.news === news).map(({ donation }) => donation)).toEqual([
      donationId(3),
      donationId(6),
    ]);
    expect(await store.read.readersToTell(news, all[1] ?? '', 10), 'lot by lot').toEqual(all.slice(2));
  });

  it('[B1] one letter to a reader is under way, whoever opens it; the next only when it is done, and it knows when that was', async () => {
    const reader = await readerAt(1);
    const opened = await Promise.all(
      ['a', 'b', 'c'].map((id) => write(store, (tx) => tx.openLetter(letter(`ltr_${id}`, reader)))),
    );
    expect(opened.filter(Boolean)).toHaveLength(1);
    const id = `ltr_${['a', 'b', 'c'][opened.indexOf(true)]}`;
    expect(await write(store, (tx) => tx.sealLetter(id, NOW + 1))).toBe(true);
    expect(await write(store, (tx) => tx.sealLetter(id, NOW + 2)), 'it says what it says').toBe(false);
    await write(store, (tx) => tx.unsealLetter(id));
    expect(await write(store, (tx) => tx.sealLetter(id, NOW + 3)), 'unless nobody had it').toBe(true);
    expect(await write(store, (tx) => tx.openLetter(letter('ltr_d', reader)))).toBe(false);
    expect(await write(store, (tx) => tx.lastLetter(reader))).toBeNull();
    expect(await write(store, (tx) => tx.finishLetter(id, NOW + 5))).toBe(true);
    expect(await write(store, (tx) => tx.finishLetter(id, NOW + 6))).toBe(false);
    expect(await write(store, (tx) => tx.lastLetter(reader))).toBe(NOW + 5);
    expect(await write(store, (tx) => tx.openLetter(letter('ltr_d', reader)))).toBe(true);
    await write(store, (tx) => tx.forgetLetters(NOW + 6));
    expect(await write(store, (tx) => tx.lastLetter(reader)), 'its week is over').toBeNull();
    expect(await store.read.newsLetter('ltr_d'), 'what is under way stays').toMatchObject({
      sealedAt: null,
      doneAt: null,
    });
  });

  it('[B1] [G8] who lost a part of it to a dispute is told on; who was given the rest back, or lost all, is not', async () => {
    const { news } = await readers();
    const isTold = async () => (await store.read.untoldTo(readerAddress(1))).some((one) => one.news === news);
    const loses = (lostCents: number) =>
      write(store, (tx) => tx.setDispute(attemptId(1), { dispute: 'lost', lostCents: cents(lostCents) }, NOW));
    await loses(100);
    expect(await isTold()).toBe(true);
    await loses(300);
    expect(await isTold()).toBe(false);
    await loses(100);
    const rest = { id: 're_1', attempt: attemptId(1), amountCents: cents(200), state: 'succeeded' } as const;
    await write(store, (tx) => tx.recordRefund(rest, NOW));
    expect(await isTold()).toBe(false);
  });

  it('[P1] an address that goes takes its letters along; while another gift has it they go on', async () => {
    const reader = await readerAt(3);
    const id = 'ltr_z';
    expect(await write(store, (tx) => tx.openLetter(letter(id, reader)))).toBe(true);
    await write(store, (tx) => tx.tellByLetter(id, readerAddress(3)));
    const leave = (n: number) =>
      write(store, async (tx) => {
        await tx.forgetReader(donationId(n));
        await tx.forgetAddress(readerAddress(3));
      });
    expect((await store.read.toldByLetter(id)).length).toBeGreaterThan(0);
    await leave(6);
    expect(await store.read.newsLetter(id)).not.toBeNull();
    await leave(3);
    expect(await store.read.newsLetter(id)).toBeNull();
    expect(await store.read.toldByLetter(id)).toEqual([]);
  });
});
