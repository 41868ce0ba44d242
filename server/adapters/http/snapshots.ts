import type { StoreReads } from '#server/domain/ports/store.ts';
import type { VillageSlug } from '#shared/ids.ts';
import type { Snapshot } from '#shared/protocol/http.ts';
import { type Encoded, encodedOnce } from './encoded.ts';

/** A snapshot made once and compressed once, whoever asks. */
export interface CachedSnapshot {
  readonly snapshot: Snapshot;
  /** changes with the village's `seq` and with the project's totals, which other villages move too */
  readonly etag: string;
  readonly encoded: Encoded;
}

export type Snapshots = (village: VillageSlug) => Promise<CachedSnapshot | null>;

/** Villages kept in memory; ten thousand placements are about 600 KB. */
const KEPT = 100;

/** @param read the whole village, from the store */
export function snapshotCache(
  store: Pick<StoreReads, 'village' | 'progress'>,
  read: (village: VillageSlug) => Promise<Snapshot | null>,
): Snapshots {
  const kept = new Map<VillageSlug, CachedSnapshot>();
  const building = new Map<string, Promise<CachedSnapshot | null>>();

  async function build(village: VillageSlug): Promise<CachedSnapshot | null> {
    const snapshot = await read(village);
    if (snapshot === null) return null;
    const made = cached(snapshot);
    kept.delete(village);
    kept.set(village, made);
    const oldest = kept.keys().next();
    if (kept.size > KEPT && !oldest.done) kept.delete(oldest.value);
    return made;
  }

  return async (village) => {
    const row = await store.village(village);
    if (row === null) return null;
    const etag = etagOf(row.seq, (await store.progress(row.project)).revision);
    const known = kept.get(village);
    if (known?.etag === etag) return known;
    const key = `${village} ${etag}`;
    const running = building.get(key) ?? build(village).finally(() => building.delete(key));
    building.set(key, running);
    return running;
  };
}

const etagOf = (seq: number, revision: number) => `"${seq}-${revision}"`;

const cached = (snapshot: Snapshot): CachedSnapshot => ({
  snapshot,
  etag: etagOf(snapshot.seq, snapshot.progress.revision),
  encoded: encodedOnce(Buffer.from(JSON.stringify(snapshot))),
});
