import type { Posting } from '#server/domain/ports/rows.ts';
import { sum } from '#shared/money.ts';
import { changed } from '../queries/db.ts';
import type { Kept } from './kept.ts';
import { isPublic, publish, publishOlder } from './publishing.ts';
import type { Part, Use } from './use.ts';

type Ledger = Part<
  | 'post'
  | 'publishOlder'
  | 'postedCents'
  | 'claimEvent'
  | 'eventState'
  | 'setEventState'
  | 'enqueue'
  | 'outboxDone'
  | 'outboxFailed'
  | 'outboxLater'
  | 'outboxReopened'
  | 'takeUpOutbox'
  | 'audit'
>;

/** The accounts, Stripe's events, and what is still to be said. */
export function ledgerTx(use: Use, { shared }: Kept): Ledger {
  return {
    async post(posting) {
      const entries = balanced(posting);
      const { account, source, currency, kind, project, donation, at } = posting;
      const opened = await use().openPosting.execute({ account, source, currency, kind, project, donation, at });
      if (changed(opened) === 0) return false;
      const values: Record<string, string | number> = { account, source };
      for (const [line, { ledgerAccount, amountCents }] of entries.entries()) {
        values[`ledgerAccount${line}`] = ledgerAccount;
        values[`amountCents${line}`] = amountCents;
      }
      await use().postEntries(entries.length).execute(values);
      if (isPublic(posting)) await publish(use, shared.heads, posting);
      return true;
    },
    publishOlder: () => publishOlder(use, shared.heads),
    async postedCents(account, source, ledgerAccount) {
      const rows = await use().postedTo.execute({ account, source, ledgerAccount });
      return sum(rows.map(({ amountCents }) => amountCents));
    },
    async claimEvent(row) {
      return changed(await use().claimEvent.execute({ ...row })) > 0;
    },
    async eventState(id) {
      const [row] = await use().eventState.execute({ id });
      return row?.state ?? null;
    },
    async setEventState(id, state, nextTryAt) {
      await use().setEventState.execute({ id, state, nextTryAt });
    },
    async enqueue(topic, key, body, now) {
      return changed(await use().enqueue.execute({ topic, key, body: { value: body }, nextTryAt: now })) > 0;
    },
    async outboxDone(id) {
      return changed(await use().outboxDone.execute({ id })) > 0;
    },
    async takeUpOutbox(id, tries, until) {
      return changed(await use().takeUpOutbox.execute({ id, tries, until })) > 0;
    },
    async outboxFailed(id, nextTryAt) {
      await use().outboxFailed.execute({ id, nextTryAt });
    },
    async outboxLater(id, nextTryAt) {
      await use().outboxLater.execute({ id, nextTryAt });
    },
    async outboxReopened(id, now) {
      await use().outboxReopened.execute({ id, nextTryAt: now });
    },
    async audit(row) {
      await use().audit.execute({ ...row });
    },
  };
}

/** The entries that can be kept: those of nothing left out (a free payment has no fee to tell), the others sum to zero. */
function balanced(posting: Posting): Posting['entries'] {
  let totalCents = 0;
  for (const { amountCents } of posting.entries) totalCents += amountCents;
  if (totalCents !== 0) throw new Error(`posting ${posting.source} is out by ${totalCents} cents`);
  const entries = posting.entries.filter(({ amountCents }) => amountCents !== 0);
  if (entries.length === 0) throw new Error(`posting ${posting.source} is empty`);
  return entries;
}
