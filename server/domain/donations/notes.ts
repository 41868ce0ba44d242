import { type Cents, cents } from '#shared/money.ts';
import type { Plot } from '#shared/village/placing.ts';
import { always, type Deps } from '../deps.ts';
import type { SessionNotes } from '../ports/payments.ts';
import type { DonationLineRow, DonationRow } from '../ports/rows.ts';

/**
 * What Stripe keeps beside each session, so that a donation made after the last backup can be told again: which gifts, how
 * many, for how much and where. Nothing about the giver [P1]. Stripe takes 50 notes of 500 characters.
 */
export function notesOf(host: string, donation: DonationRow, lines: readonly DonationLineRow[]): SessionNotes {
  const { id, project, village, catalogueVersion } = donation;
  return {
    host,
    donation: id,
    project,
    village,
    catalogue: catalogueVersion,
    ...Object.fromEntries(lines.map((line) => [`line${line.line}`, noteOf(line)])),
  };
}

/** `seeds 2 600 at 4 7`, `seeds 2 600`, or `:cover 1 25`: gift, quantity, cents, plot. */
const noteOf = ({ kind, gift, quantity, amountCents, plot }: DonationLineRow): string =>
  kind === 'feeCover' || gift === null
    ? `${COVER} ${quantity} ${amountCents}`
    : `${gift} ${quantity} ${amountCents}${plot ? ` at ${plot.x} ${plot.y}` : ''}`;

/** No gift is told by this word alone: a gift's line begins with its slug, and the fee's line is known by `:`. */
const COVER = ':cover';
const LINE = /^(\S+) (\d{1,4}) (\d{1,8})(?: at (-?\d{1,5}) (-?\d{1,5}))?$/;

export interface NotedLine {
  readonly line: number;
  /** null is the fee cover */
  readonly gift: string | null;
  readonly quantity: number;
  readonly amountCents: Cents;
  readonly plot: Plot | null;
}

/** The lines in the notes, in their order; null when they are not what we write. */
export function linesIn(notes: SessionNotes): readonly NotedLine[] | null {
  const lines: NotedLine[] = [];
  for (let line = 0; ; line++) {
    const note = notes[`line${line}`];
    if (note === undefined) return lines.length > 0 ? lines : null;
    const read = LINE.exec(note);
    if (!read) return null;
    const [, gift = '', quantity, amount, x, y] = read;
    lines.push({
      line,
      gift: gift === COVER ? null : gift,
      quantity: Number(quantity),
      amountCents: cents(Number(amount)),
      plot: x === undefined || y === undefined ? null : { x: Number(x), y: Number(y) },
    });
  }
}

/** The id of this host's books: several hosts may use one Stripe account, and each tells only its own donations again. */
export async function hostId(deps: Pick<Deps, 'store' | 'audience' | 'log' | 'surroundings'>): Promise<string> {
  const known = await deps.store.read.installation();
  if (known !== null) return known;
  const { now, newId } = deps.surroundings;
  return always(deps, (tx) => tx.settleInstallation(newId('host'), now()));
}
