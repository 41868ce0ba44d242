import type { Land, VillageRow } from '#server/domain/ports/rows.ts';
import type { AccountsHead } from '#shared/accounts/line.ts';
import type { ProjectSlug, VillageSlug } from '#shared/ids.ts';
import type { ReadQueries } from '../queries/queries.ts';

type Steps = Awaited<ReturnType<ReadQueries['stepMarks']['execute']>>;

/** What the transactions of one connection need not read again. */
export interface Kept {
  /**
   * The chunks of villages as they were last read. None ever closes and each count has its own next one [V1], so as many are the
   * same.
   */
  readonly chunks: Map<VillageSlug, VillageRow['chunks']>;
  /**
   * What only we can change until the commit, because nobody else may write: for the transactions that share it. Forgotten when
   * a transaction begins that shares nothing, and when anything is taken back.
   */
  readonly shared: {
    readonly lands: Map<VillageSlug, Land>;
    readonly steps: Map<ProjectSlug, Steps>;
    /** the newest line of the public accounts [T1] */
    readonly heads: Map<ProjectSlug, AccountsHead>;
  };
}

export const keptOfNothing = (): Kept => ({
  chunks: new Map(),
  shared: { lands: new Map(), steps: new Map(), heads: new Map() },
});

export function forgetShared({ shared }: Kept): void {
  for (const known of Object.values(shared)) known.clear();
}
