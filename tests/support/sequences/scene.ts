import type { Deps } from '#server/domain/deps.ts';
import { type Received, receiveEvent } from '#server/domain/donations/events.ts';
import type { StripeChecks } from '#server/domain/ports/comparison.ts';
import type { StripeHint } from '#server/domain/ports/payments.ts';
import type { EventRecord } from '#server/simulator/records.ts';
import type { Chance } from '#server/simulator/seeded.ts';
import type { Scope } from '#server/simulator/world.ts';
import type { CheckoutBody } from '#shared/protocol/http.ts';
import type { StripeInProcess } from './stripe-in-process.ts';

export type Receive = (deps: Deps, hint: StripeHint) => Promise<Received>;
export const honest: Receive = receiveEvent;

/** What is on the stage while a sequence runs. */
export interface Scene {
  readonly stripe: StripeInProcess;
  /** the association's account at Stripe; '' is the host's own */
  readonly account: string;
  readonly rows: <Row>(sql: string) => Row[];
  readonly checks: () => StripeChecks;
  readonly receive: Receive;
  /** events that were acknowledged: Stripe may send any of them again */
  readonly delivered: EventRecord[];
  /** attempts of which an event that says "paid" was acknowledged: they are granted, or wait for a person */
  readonly acknowledged: Set<string>;
  /** each player's baskets, to be sent again by a double click or after a time-out */
  readonly baskets: Map<number, CheckoutBody>;
  /** sessions changed behind our back: they must be quarantined */
  readonly tampered: Set<string>;
  /** how many of the events that were told have been compared with those stored */
  compared: number;
  /** counts baskets, so that each has a key of its own */
  keys: number;
}

export const scopeOf = ({ stripe, account }: Scene): Scope => ({ world: stripe.world, account, cause: null });

/** One of several, or nothing where there is none. */
export function oneOf<T>(chance: Chance, from: Iterable<T>): T | undefined {
  const all = [...from];
  return all[Math.floor(chance() * all.length)];
}

export const wholeUpTo = (chance: Chance, most: number): number => Math.floor(chance() * (most + 1));
