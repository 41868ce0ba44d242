import type { OpenedStore } from '#server/adapters/store/opened.ts';
import { always, type Deps } from '#server/domain/deps.ts';
import { applyTruth } from '#server/domain/donations/apply.ts';
import { type Received, receiveEvent } from '#server/domain/donations/events.ts';
import type { StripeHint } from '#server/domain/ports/payments.ts';
import type { StoreTx } from '#server/domain/ports/store.ts';

type Server = (deps: Deps, hint: StripeHint) => Promise<Received>;

/** Mistakes that were made elsewhere, each over the true parts of the domain. A named test must turn red for each. */
export const grantsOnUnpaid: Server = (deps, hint) =>
  receiveEvent(
    deps,
    hint.type === 'checkout.session.completed' && hint.truth
      ? { ...hint, truth: { ...hint.truth, paymentStatus: 'paid' } }
      : hint,
  );

/** "Seen" is committed by itself, so that Stripe's retry of a grant that failed is swallowed. */
export const marksBeforeGrant: Server = async (deps, hint) => {
  const { truth } = hint;
  const isOurs = hint.livemode === deps.settings.livemode && hint.door === (hint.account === '' ? 'own' : 'connect');
  if (!isOurs || truth?.paymentStatus !== 'paid') return receiveEvent(deps, hint);
  const { id, type, account, objectId } = hint;
  const now = deps.surroundings.now();
  const row = { id, type, account, objectId, state: 'applied', receivedAt: now, tries: 0, nextTryAt: now } as const;
  if (!(await always(deps, (tx) => tx.claimEvent(row)))) return 'duplicate';
  await always(deps, (tx, told) => applyTruth(tx, deps, told, truth));
  return 'applied';
};

/** Any account's event is taken for ours: on a host with several associations, another one's word would be believed. */
export const ignoresAccount: Server = async (deps, hint) => {
  const { truth } = hint;
  if (!truth?.reference) return receiveEvent(deps, hint);
  const account = (await deps.store.read.attempt(truth.reference))?.account ?? hint.account;
  if (account === hint.account) return receiveEvent(deps, hint);
  const door = account === '' ? 'own' : 'connect';
  return receiveEvent(deps, { ...hint, account, door, truth: { ...truth, account } });
};

/** Whoever has one of our two secrets is believed about every account. */
export const ignoresDoor: Server = (deps, hint) =>
  receiveEvent(deps, { ...hint, door: hint.account === '' ? 'own' : 'connect' });

/** A rehearsal's payment is taken for a real one: live Connect endpoints hear of both. */
export const ignoresMode: Server = (deps, hint) => {
  const { livemode } = deps.settings;
  return receiveEvent(deps, { ...hint, livemode, truth: hint.truth && { ...hint.truth, livemode } });
};

/** A store whose transactions fail at the first placement, once: a full disk, a power cut, a bug. */
export function failsOnceAtPlacing(store: OpenedStore): OpenedStore {
  let left = 1;
  const failing = (tx: StoreTx): StoreTx => ({
    ...tx,
    createPlacements: (rows) => {
      if (left === 0) return tx.createPlacements(rows);
      left -= 1;
      return Promise.reject(new Error('planted: the disk is full'));
    },
  });
  return {
    ...store,
    tx: (fn) => store.tx((tx) => fn(failing(tx))),
    together: (work, context, item) =>
      store.together((tx, of, items: readonly (typeof item)[]) => work(failing(tx), of, items), context, item),
  };
}
