import type { ProjectSlug, VillageSlug } from '#shared/ids.ts';
import type { VillageEvent } from '#shared/village/events.ts';
import type { Progress } from '#shared/village/view.ts';

/** Time, chance and ids, handed down from main.ts so that rules can be replayed. */
export interface Surroundings {
  /** unix milliseconds */
  now(): number;
  /** a fresh id with this prefix: `att_…` */
  newId(
    prefix:
      | 'asso'
      | 'don'
      | 'nws'
      | 'pho'
      | 'att'
      | 'plc'
      | 'ply'
      | 'ref'
      | 'host'
      | 'stw'
      | 'inv'
      | 'drf'
      | 'pic'
      | 'api'
      | 'key'
      | 'rep'
      | 'rec'
      | 'ltr',
  ): string;
  /** fresh letters and digits to stand in an address, never guessed from ten on */
  newCode(length: number): string;
}

/** Told after the commit, and only then; losing a call is healed by the client's `since`. */
export interface Audience {
  villageChanged(village: VillageSlug, events: readonly VillageEvent[]): void;
  progressChanged(project: ProjectSlug, progress: Progress): void;
  holdsChanged(village: VillageSlug): void;
}

/** Log lines carry ids and kinds, never words, names, addresses or secrets. */
export interface Log {
  info(fields: Readonly<Record<string, string | number | boolean | null>>, message: string): void;
  warn(fields: Readonly<Record<string, string | number | boolean | null>>, message: string): void;
  error(fields: Readonly<Record<string, string | number | boolean | null>>, message: string): void;
}
