import type { AssociationId, ProjectSlug } from '#shared/ids.ts';
import { dayOf } from '../accounts/publishing.ts';
import { always, type Deps } from '../deps.ts';
import type { VisitCount } from '../ports/sharing.ts';
import { LEAST_COUNTED } from './links.ts';

/** Visits as they come, until they are written down together: a page does not wait for a count, nor the ledger for a crowd. */
export interface VisitBook {
  note(project: ProjectSlug, language: string): void;
  /** what was noted since the last time */
  take(): readonly VisitCount[];
}

export function openVisitBook(now: () => number): VisitBook {
  const counts = new Map<string, VisitCount>();
  return {
    note(project, language) {
      const day = dayOf(now());
      const key = `${project} ${day} ${language}`;
      counts.set(key, { project, day, language, visits: (counts.get(key)?.visits ?? 0) + 1 });
    },
    take() {
      const taken = [...counts.values()];
      counts.clear();
      return taken;
    },
  };
}

/** Counts that could not be written wait for the next round; those that a crash takes are visits, not money. */
export async function writeVisits(deps: Deps, book: VisitBook): Promise<void> {
  const taken = book.take();
  if (taken.length === 0) return;
  await always(deps, async (tx) => {
    // In one order by everybody: two servers never wait for each other.
    for (const count of [...taken].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))) await tx.addVisits(count);
  });
}

const keyOf = ({ project, day, language }: VisitCount): string => `${project} ${day} ${language}`;

/** Visits as an association may know them [P1]: null where fewer came than may be told. */
export interface VisitsTold {
  readonly all: number | null;
  /** those languages that enough browsers had, the most first */
  readonly languages: readonly { readonly language: string; readonly visits: number }[];
}

export async function visitsSince(
  { store }: Pick<Deps, 'store'>,
  association: AssociationId,
  sinceMs: number,
): Promise<VisitsTold> {
  const counts = await store.read.visitsTo(association, dayOf(sinceMs));
  const all = counts.reduce((sum, { visits }) => sum + visits, 0);
  return {
    all: all >= LEAST_COUNTED ? all : null,
    languages: counts.filter(({ visits }) => visits >= LEAST_COUNTED),
  };
}
