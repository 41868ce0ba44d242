import type { AssociationId } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Asker, Entrance } from './adapters/http/entrance.ts';
import type { Refusal } from './adapters/http/problem.ts';
import { checkoutProblem } from './adapters/http/refusals.ts';
import { chargedAccount } from './domain/associations/charged-account.ts';
import { type Outlook, outlook } from './domain/defence/outlook.ts';
import type { Deps } from './domain/deps.ts';
import type { Door, PassageRefusal, Passages } from './domain/ports/defence.ts';

export interface EntranceParts {
  readonly deps: Deps;
  readonly passages: Passages;
  /** an association handed out a piece of work */
  readonly asked: (association: AssociationId) => void;
  readonly metrics: { readonly passage: (door: Door, outcome: 'given' | 'good' | PassageRefusal['kind']) => void };
}

/** The door before the payment, as HTTP asks for it. */
export function entranceDoor({ deps, passages, asked, metrics }: EntranceParts): Entrance {
  const look = async (
    { village, address, player }: Asker,
    door: Door,
  ): Promise<Result<Outlook & { readonly addressKey: string }, Refusal>> => {
    const addressKey = passages.addressKey(address);
    const seen = await outlook(deps, { village, player, addressKey, door });
    if (seen === null) return err({ name: 'not-found' });
    return seen.refusal ? err(checkoutProblem(seen.refusal)) : ok({ ...seen, addressKey });
  };
  return {
    async challenge(asker) {
      const seen = await look(asker, 'work');
      if (!seen.ok) return seen;
      asked(seen.value.association);
      metrics.passage('work', 'given');
      return ok(await passages.challenge(asker.village, seen.value.level, seen.value.addressKey));
    },
    async admit(asker, proof) {
      const seen = await look(asker, 'work');
      if (!seen.ok) return seen;
      if (proof === null) return err({ name: 'proof-needed' });
      const { level, addressKey } = seen.value;
      const passage = await passages.check(asker.village, level, addressKey, proof);
      metrics.passage('work', passage.ok ? 'good' : passage.error.kind);
      return passage.ok ? passage : err({ name: 'proof-needed' });
    },
    async formToken(asker) {
      const seen = await look(asker, 'form');
      if (!seen.ok) return seen;
      metrics.passage('form', 'given');
      return ok(passages.formToken(asker.village, seen.value.addressKey));
    },
    async admitForm(asker, token) {
      const seen = await look(asker, 'form');
      if (!seen.ok) return seen;
      const passage = passages.checkForm(asker.village, seen.value.addressKey, token);
      metrics.passage('form', passage.ok ? 'good' : passage.error.kind);
      return passage.ok ? passage : err({ name: 'form-used' });
    },
    async closedBecause(village) {
      const { read } = deps.store;
      const id = await read.associationIn(village);
      const association = id && (await read.association(id));
      if (!association) return null;
      const place = await read.village(village);
      if (place && (await read.archivedProjects()).has(place.project)) return 'archived';
      if (place?.founded && (await read.foundedVillage(village))?.closedAt != null) return 'closed';
      if ((await read.guard(association.id)).pausedAt !== null) return 'paused';
      return (await chargedAccount(deps, association)).ok ? null : 'notYet';
    },
  };
}

const TALLY_MS = 60_000;
const KEPT = 10;

/** How often each association was asked for work in the last ten minutes, by the minute. */
export function createTally(now: () => number) {
  const minutes: { readonly from: number; readonly counts: Map<AssociationId, number> }[] = [];
  const fresh = () => minutes.filter(({ from }) => now() - from < KEPT * TALLY_MS);
  return {
    add(association: AssociationId): void {
      let current = minutes.at(-1);
      if (!current || now() - current.from >= TALLY_MS) {
        current = { from: now(), counts: new Map() };
        minutes.splice(0, minutes.length, ...fresh(), current);
      }
      current.counts.set(association, (current.counts.get(association) ?? 0) + 1);
    },
    of: (association: AssociationId): number =>
      fresh().reduce((sum, { counts }) => sum + (counts.get(association) ?? 0), 0),
  };
}
