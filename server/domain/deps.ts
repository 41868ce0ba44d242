import type { DonationId, ProjectSlug, VillageSlug } from '#shared/ids.ts';
import { assertNever, ok, type Result } from '#shared/result.ts';
import type { VillageEvent } from '#shared/village/events.ts';
import type { Progress } from '#shared/village/view.ts';
import type { Payments } from './ports/payments.ts';
import type { Post } from './ports/post.ts';
import type { Store, StoreTx, Together } from './ports/store.ts';
import type { Accounts } from './ports/stripeAccounts.ts';
import type { Audience, Log, Surroundings } from './ports/surroundings.ts';
import type { Lands } from './villages/lands.ts';

/** Everything the domain works with, composed once in main.ts and handed down. */
export interface Deps {
  readonly store: Store;
  readonly payments: Payments;
  readonly accounts: Accounts;
  readonly audience: Audience;
  /** null: letters wait in the outbox */
  readonly post: Post | null;
  readonly log: Log;
  readonly surroundings: Surroundings;
  readonly lands: Lands;
  readonly settings: Settings;
}

export interface Settings {
  /** whether the host's key is a live one: every payment is compared with it */
  readonly livemode: boolean;
  readonly currency: 'eur';
  /** how long news may be corrected or withdrawn before the first letter of them leaves */
  readonly newsLetterWaitMs: number;
  /** where Stripe's page sends the giver back to. The same donation always gives the same addresses: retries must repeat them. */
  returnUrls(village: VillageSlug, donation: DonationId): { readonly successUrl: string; readonly cancelUrl: string };
  /** where everybody reads the public accounts of a project [T1] */
  accountsUrl(project: ProjectSlug): string;
  /** the address that lets its bearer place the gifts of a donation that was made for somebody else [S5] */
  friendUrl(donation: DonationId): string;
}

/** What a transaction did that others must hear of, gathered inside it and told once it is durable. */
export interface Told {
  readonly events: { readonly village: VillageSlug; readonly events: readonly VillageEvent[] }[];
  readonly progress: { readonly project: ProjectSlug; readonly progress: Progress }[];
  readonly holds: Set<VillageSlug>;
  /** for the host's log: ids and kinds, nothing about a person */
  readonly notes: { readonly fields: Parameters<Log['info']>[0]; readonly message: string }[];
}

const nothing = (): Told => ({ events: [], progress: [], holds: new Set(), notes: [] });

/** Runs one transaction, and tells audience and log what it did after the commit and only then [G6]. */
export async function commit<T, E>(
  deps: Pick<Deps, 'store' | 'audience' | 'log'>,
  fn: (tx: StoreTx, told: Told) => Promise<Result<T, E>>,
): Promise<Result<T, E>> {
  let told = nothing();
  const result = await deps.store.tx((tx) => {
    // The store may run this again after a serialization failure: only the run that commits is told.
    told = nothing();
    return fn(tx, told);
  });
  if (result.ok) announce(deps, told);
  return result;
}

/**
 * The same for work that refuses nothing and is alike for many: what waits at one time is done by one transaction, where the store
 * shares commits, and told once.
 */
export function together<I, T>(
  work: (tx: StoreTx, deps: Deps, told: Told, items: readonly I[]) => Promise<readonly T[]>,
): (deps: Deps, item: I) => Promise<T> {
  const onAll: Together<Deps, I, { readonly value: T; readonly told: Told }, never> = async (tx, deps, items) => {
    const told = nothing();
    return (await work(tx, deps, told, items)).map((value) => ok({ value, told }));
  };
  return async (deps, item) => {
    const done = await deps.store.together(onAll, deps, item);
    if (!done.ok) return assertNever(done.error);
    announce(deps, done.value.told);
    return done.value.value;
  };
}

/** The same for a transaction that refuses nothing. */
export async function always<T>(
  deps: Pick<Deps, 'store' | 'audience' | 'log'>,
  fn: (tx: StoreTx, told: Told) => Promise<T>,
): Promise<T> {
  const result = await commit(deps, async (tx, told) => ok(await fn(tx, told)));
  return result.ok ? result.value : assertNever(result.error);
}

/** Tells what there is to tell, and leaves nothing of it: of those that were done together the first tells for all. */
function announce({ audience, log }: Pick<Deps, 'audience' | 'log'>, { events, progress, holds, notes }: Told): void {
  for (const { fields, message } of notes.splice(0)) log.info(fields, message);
  for (const { village, events: happened } of events.splice(0)) audience.villageChanged(village, happened);
  for (const { project, progress: totals } of progress.splice(0)) audience.progressChanged(project, totals);
  for (const village of holds) audience.holdsChanged(village);
  holds.clear();
}
