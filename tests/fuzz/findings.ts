import { problemOf } from '#server/adapters/http/problem.ts';
import type { Answer } from './wire.ts';

export interface Wrong {
  readonly what: string;
  readonly answer: Answer | null;
  readonly request: string;
}

/** What a campaign saw: how often each kind of answer came, and the first of those that must never come. */
export interface Found {
  count(kind: string): void;
  wrong(one: Wrong): void;
  readonly counts: ReadonlyMap<string, number>;
  readonly wrongs: readonly Wrong[];
}

const KEPT = 20;

export function nothingFound(): Found {
  const counts = new Map<string, number>();
  const wrongs: Wrong[] = [];
  return {
    count: (kind) => void counts.set(kind, (counts.get(kind) ?? 0) + 1),
    wrong: (one) => void (wrongs.length < KEPT && wrongs.push(one)),
    counts,
    wrongs,
  };
}

/** An answer is of our own making when it is no failure and shows nothing of the inside. */
const INSIDE = /\.ts:\d+|at \w+ \(|node_modules|SQLITE_|ZodError|StoreUnavailable/;
export const isClean = (answer: Answer): boolean =>
  (answer.status < 500 || isDecided(answer)) && !INSIDE.test(answer.body);

/** Besieged, the door without script closes and says so [C5]: a 503 that was decided. */
const CLOSED = (['fr', 'en'] as const).map((language) => problemOf({ name: 'form-closed' }, language).title);
const isDecided = ({ status, body }: Answer): boolean => status === 503 && CLOSED.some((title) => body.includes(title));
