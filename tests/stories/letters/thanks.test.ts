import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Deps } from '#server/domain/deps.ts';
import { giveMoneyBack } from '#server/domain/donations/give-back.ts';
import { choicesOf, takeBack } from '#server/domain/letters/choices.ts';
import { drainOutbox } from '#server/domain/outbox/drain.ts';
import type { Handed, Post, Thanks } from '#server/domain/ports/post.ts';
import type { DonationId } from '#shared/ids.ts';
import { onBothEngines } from '../../support/engines.ts';
import { basket, given, player } from '../../support/giving.ts';
import { openStage, PROJECT, type Stage } from '../../support/stage.ts';

const GIVER = 'giver@example.org';

/** A post that notes what it takes, and answers what it is told to. */
function notingPost(answers: Handed[] = []) {
  const taken: { readonly thanks: Thanks; readonly id: string }[] = [];
  const post: Post = {
    async carry(letter, id) {
      if (letter.kind !== 'thanks') return 'refused';
      const answer = answers.shift() ?? 'taken';
      if (answer === 'taken') taken.push({ thanks: letter, id });
      return answer;
    },
  };
  return { post, taken };
}

onBothEngines('letters', (engine) => {
  let stage: Stage;
  let n = 100;
  beforeAll(async () => {
    stage = await openStage({ databaseUrl: await engine.address() });
  });
  afterAll(() => stage.close());

  const withPost = (post: Post | null): Deps => ({ ...stage.deps, post });
  const give = (change: Parameters<typeof basket>[0]): Promise<DonationId> => {
    n += 1;
    return given(stage, basket(change), player(n));
  };
  const waiting = async () => (await stage.store.read.letters(100)).filter(({ done }) => !done).map(({ key }) => key);

  describe('of thanks', () => {
    it('[G5] [T1] one to who asked for it, with what was given and the end of the accounts; none to who did not', async () => {
      const asked = await give({ thanksEmail: GIVER, gifts: [{ gift: 'bricks', quantity: 4, plot: null }] });
      await give({ newsEmail: GIVER });
      const { post, taken } = notingPost();
      await drainOutbox(withPost(post));
      await drainOutbox(withPost(post));
      expect(taken).toHaveLength(1);
      const { thanks, id } = taken[0] ?? {};
      expect(id).toBe(`thanks:${asked}`);
      expect(thanks).toMatchObject({ to: GIVER, language: 'fr', line: 1, isRehearsal: true, gifts: [{ quantity: 4 }] });
      expect(thanks?.head).toEqual(await stage.store.read.accountsHead(PROJECT));
      expect(thanks?.head.lines).toBe(2);
    });

    it('waits where there is no post, and is carried once there is one', async () => {
      const donation = await give({ thanksEmail: GIVER });
      await drainOutbox(withPost(null));
      expect(await waiting()).toEqual([`thanks:${donation}`]);
      const { post, taken } = notingPost();
      await drainOutbox(withPost(post));
      expect(taken.map(({ id }) => id)).toEqual([`thanks:${donation}`]);
      expect(await waiting()).toEqual([]);
    });

    it('[G5] is not written to who took the wish back, or was given the money back, before it was carried', async () => {
      const changed = await give({ thanksEmail: GIVER });
      await stage.store.tx(async (tx) => ({ ok: true, value: await tx.revokeConsents(changed, ['thanksEmail'], 1) }));
      const returned = await give({ thanksEmail: GIVER });
      const back = { donation: returned, lines: null, attempt: null, reason: '', by: 'host' };
      expect((await giveMoneyBack(stage.deps, back)).ok).toBe(true);
      await stage.quiet();
      const { post, taken } = notingPost();
      await drainOutbox(withPost(post));
      expect(taken).toEqual([]);
      expect(await waiting()).toEqual([]);
    });

    it('is tried again when the post cannot be reached, later and later, and carried once', async () => {
      const donation = await give({ thanksEmail: GIVER });
      const { post, taken } = notingPost(['noPost', 'noPost']);
      await drainOutbox(withPost(post));
      await drainOutbox(withPost(post));
      expect(taken).toEqual([]);
      for (let round = 0; round < 6; round++) {
        stage.simulator.clock.advance(10_000);
        await drainOutbox(withPost(post));
      }
      expect(taken.map(({ id }) => id)).toEqual([`thanks:${donation}`]);
    });

    it('that the post will never take is given up, and a person hears of it', async () => {
      const donation = await give({ thanksEmail: 'nobody@example.org' });
      const { post, taken } = notingPost(['refused']);
      await drainOutbox(withPost(post));
      expect(await waiting()).toEqual([]);
      expect(taken).toEqual([]);
      const due = await stage.store.read.outboxDue(Number.MAX_SAFE_INTEGER, 1000, true);
      expect(due.map(({ key }) => key)).toContainEqual(expect.stringContaining(`letter:thanks:${donation}`));
    });

    it('is carried once by several drains at once', async () => {
      const donation = await give({ thanksEmail: GIVER });
      const { post, taken } = notingPost();
      await Promise.all([1, 2, 3].map(() => drainOutbox(withPost(post))));
      expect(taken.map(({ id }) => id)).toEqual([`thanks:${donation}`]);
    });
  });

  describe('and choices', () => {
    it('[G5] [P1] each is taken back by itself, its words erased; a name leaves the gift with it; nothing else changes', async () => {
      const wishes = { publicName: 'Aïssata', nameOnGift: true, message: 'For the school', newsEmail: GIVER };
      const donation = await give(wishes);
      const other = await give(wishes);
      const kept = async (of: DonationId) => (await choicesOf(stage.deps, of))?.chosen.map(({ kind }) => kind).sort();
      expect(await kept(donation)).toEqual(['message', 'nameOnGift', 'newsEmail', 'publicName']);
      await takeBack(stage.deps, donation, 'publicName');
      await takeBack(stage.deps, donation, 'publicName');
      expect(await kept(donation)).toEqual(['message', 'newsEmail']);
      await takeBack(stage.deps, donation, 'newsEmail');
      expect(await kept(donation)).toEqual(['message']);
      const rows = await stage.store.read.consents(donation);
      expect(rows.filter(({ revokedAt }) => revokedAt !== null).map(({ value }) => value)).toEqual(['', '', '']);
      expect(await kept(other)).toHaveLength(4);
      expect((await stage.store.read.donation(donation))?.placements).toHaveLength(1);
    });
  });
});
