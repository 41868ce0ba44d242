import type { VillageRow } from '#server/domain/ports/store.ts';
import type { AccountsHead } from '#shared/accounts/line.ts';
import type { ProjectSlug, VillageSlug } from '#shared/ids.ts';

/** What a connection remembers between its transactions, so that a settlement need not read it. */
export interface Kept {
  /** None ever closes and each count of them has its own next one [V1], so as many are the same. */
  readonly chunks: Map<VillageSlug, VillageRow['chunks']>;
  /** The newest line of each project [T1]; one that is older than the truth meets the line's key, and is read anew. */
  readonly heads: Map<ProjectSlug, AccountsHead>;
}

export const nothingKept = (): Kept => ({ chunks: new Map(), heads: new Map() });
