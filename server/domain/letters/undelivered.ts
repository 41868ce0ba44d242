import { LetterBody, letterBody } from '#shared/letters/body.ts';
import type { WhichLetters } from '#shared/letters/which.ts';
import { always, type Deps } from '../deps.ts';
import { failureOf } from '../failure.ts';
import type { GivenUpLetter, LateWhy } from '../ports/letters.ts';
import type { StoreTx } from '../ports/store.ts';
import type { Host } from '../stewards/hosts.ts';
import { factsOf } from './facts.ts';

type Reading = Pick<Deps, 'store' | 'settings' | 'surroundings' | 'log'>;

const MOST_READ = 10_000;
/** So many are sent again by one transaction. */
const LOT = 100;
/** A letter that is due for longer is not on its way: nobody takes it. */
const ON_ITS_WAY_MS = 60_000;

interface Addressee {
  /** what stands behind the @ of whom it is for: whether one address or a provider is at fault. Null when it cannot be told */
  readonly mailDomain: string | null;
}

export interface GivenUp extends GivenUpLetter, Addressee {
  readonly kind: LetterBody['kind'];
}

/** Letters of a kind that the post has not taken yet, and that are tried again by themselves. */
export interface WaitingLetters {
  readonly kind: LetterBody['kind'];
  /** `noPost`: for the host's own mail server */
  readonly why: Exclude<LateWhy, 'refused'> | 'noPost';
  readonly letters: number;
  /** when the first of them was put off first, unix ms; null while nobody was there to do so */
  readonly since: number | null;
}

/**
 * Letters that were given up and that somebody would still be sent, the last one first.
 * @param most so many are looked for
 */
export async function lettersGivenUp(deps: Reading, most = MOST_READ): Promise<readonly GivenUp[]> {
  const shown: GivenUp[] = [];
  for (const row of await deps.store.read.lettersGivenUp(MOST_READ)) {
    if (shown.length === most) break;
    const letter = letterBody(row.body);
    const addressee = await addresseeOf(deps, row.id, letter);
    if (addressee !== null) shown.push({ ...row, kind: letter.kind, ...addressee });
  }
  return shown;
}

/**
 * Letters that are late, or wait for the host's own mail server, and that somebody would be sent, by kind and reason; those that are late
 * for longest first.
 * @param most so many are counted
 */
export async function lettersWaiting(
  deps: Reading,
  most: number,
): Promise<{ readonly groups: readonly WaitingLetters[]; readonly isMore: boolean }> {
  const groups = new Map<string, WaitingLetters>();
  const before = deps.surroundings.now() - ON_ITS_WAY_MS;
  let counted = 0;
  let isMore = false;
  for (const { id, body, late } of await deps.store.read.lettersWaiting(before, MOST_READ)) {
    const letter = LetterBody.safeParse(body);
    const why = late === null ? 'noPost' : late.why;
    // A row that is no letter fails by itself, and the log says so; what was refused does not wait.
    if (!letter.success || why === 'refused') continue;
    if ((await addresseeOf(deps, id, letter.data)) === null) continue;
    isMore = counted === most;
    if (isMore) break;
    counted += 1;
    const { kind } = letter.data;
    const known = groups.get(`${kind} ${why}`);
    const since = late && Math.min(late.since, known?.since ?? late.since);
    groups.set(`${kind} ${why}`, { kind, why, letters: (known?.letters ?? 0) + 1, since });
  }
  const longest = [...groups.values()].sort((a, b) => (a.since ?? Infinity) - (b.since ?? Infinity));
  return { groups: longest, isMore };
}

/** Null when nobody would be sent it any more. A letter that cannot be written now is seen all the same, and hides no other. */
async function addresseeOf(deps: Reading, id: number, letter: LetterBody): Promise<Addressee | null> {
  try {
    const facts = await factsOf(deps, letter);
    return facts && { mailDomain: facts.to.slice(facts.to.lastIndexOf('@') + 1).toLowerCase() };
  } catch (cause) {
    deps.log.error({ outbox: id, ...failureOf(cause) }, 'a letter cannot be shown');
    return { mailDomain: null };
  }
}

/**
 * Letters that were given up are given to the post once more, under the same id, as if they were new.
 * @returns how many: one that was not given up, or is under way again, is not sent
 */
export async function sendAgain(deps: Deps, host: Host, which: WhichLetters): Promise<number> {
  const ids = which === 'all' ? (await lettersGivenUp(deps)).map(({ id }) => id) : [which];
  let again = 0;
  for (let at = 0; at < ids.length; at += LOT) {
    again += await always(deps, (tx) => lotAgain(deps, tx, host, ids.slice(at, at + LOT)));
  }
  return again;
}

async function lotAgain(
  { surroundings }: Pick<Deps, 'surroundings'>,
  tx: StoreTx,
  { by }: Host,
  ids: readonly number[],
): Promise<number> {
  const now = surroundings.now();
  let again = 0;
  for (const id of ids) {
    // Of two who ask at once one finds it given up: it goes once.
    if (!(await tx.recallGivenUp(id))) continue;
    await tx.outboxReopened(id, now);
    await tx.audit({ at: now, actor: by, action: 'send-letter-again', subject: `letter ${id}` });
    again += 1;
  }
  return again;
}
