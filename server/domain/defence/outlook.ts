import type { AssociationId, PlayerId, VillageSlug } from '#shared/ids.ts';
import type { Deps } from '../deps.ts';
import type { Door, Level } from '../ports/defence.ts';
import { CAP_MS, CAPS, waitMs } from './caps.ts';
import { addressLevel, harder } from './pressure.ts';

/** Why no session is opened just now, whatever the basket. */
export type GivingRefusal =
  /** the host's kill switch [contract: pause-giving] */
  | { readonly kind: 'givingPaused' }
  /** cards of this player or address were declined too often */
  | { readonly kind: 'declinedTooOften'; readonly waitMs: number }
  /** the form without script is closed while somebody tries cards */
  | { readonly kind: 'formClosed' };

/** How the door stands for somebody. */
export interface Outlook {
  readonly association: AssociationId;
  /** how much work is asked */
  readonly level: Level;
  readonly refusal: GivingRefusal | null;
}

export interface Caller {
  readonly village: VillageSlug;
  readonly addressKey: string;
  /** null for one who has no cookie yet */
  readonly player: PlayerId | null;
  readonly door: Door;
}

/** Null where there is no such village. */
export async function outlook({ store, surroundings }: Deps, caller: Caller): Promise<Outlook | null> {
  const { read } = store;
  const association = await read.associationIn(caller.village);
  if (association === null) return null;
  const now = surroundings.now();
  const since = now - CAP_MS;
  const guard = await read.guard(association);
  const address = await read.signsAt(caller.addressKey, since);
  const level = harder(guard.level, addressLevel(address));
  const refusal = async (): Promise<GivingRefusal | null> => {
    if (guard.pausedAt !== null) return { kind: 'givingPaused' };
    const wait = await capWaitMs(read, caller, address.declined, now);
    if (wait !== null) return { kind: 'declinedTooOften', waitMs: wait };
    return caller.door === 'form' && level > 0 ? { kind: 'formClosed' } : null;
  };
  return { association, level, refusal: await refusal() };
}

async function capWaitMs(
  read: Deps['store']['read'],
  { addressKey, player, door }: Caller,
  addressDeclines: number,
  now: number,
): Promise<number | null> {
  const cap = CAPS[door];
  const since = now - CAP_MS;
  const own = player === null ? null : waitMs(await read.declinesOf(player, since), cap.player, now);
  const all = addressDeclines < cap.address ? null : waitMs(await read.declinesAt(addressKey, since), cap.address, now);
  return own === null || all === null ? (own ?? all) : Math.max(own, all);
}
