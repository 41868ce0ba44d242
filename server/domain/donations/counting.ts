import type { GiftSlug, ProjectSlug } from '#shared/ids.ts';
import type { StoreTx } from '../ports/store.ts';

/**
 * Counts what is given; what goes beyond the need. In one order by everybody, so that two donations never wait for each other,
 * and before the village's row is locked.
 */
export async function countAll<G extends { readonly gift: GiftSlug; readonly quantity: number }>(
  tx: StoreTx,
  project: ProjectSlug,
  given: readonly G[],
): Promise<ReadonlySet<G>> {
  const surplus = new Set<G>();
  for (const one of inGiftOrder(given)) {
    if (!(await tx.countGiven(project, one.gift, one.quantity))) surplus.add(one);
  }
  return surplus;
}

export const inGiftOrder = <G extends { readonly gift: GiftSlug }>(given: readonly G[]): G[] =>
  [...given].sort((a, b) => (a.gift < b.gift ? -1 : Number(a.gift > b.gift)));
