import { hash } from 'node:crypto';
import { giftsPaid, published } from '#server/domain/accounts/publishing.ts';
import type { Posting } from '#server/domain/ports/rows.ts';
import { isPayment, NO_LINES, type PublicLine, sealed } from '#shared/accounts/line.ts';
import type { ProjectSlug } from '#shared/ids.ts';
import { changed } from '../queries/db.ts';
import type { Kept } from './kept.ts';
import type { Use } from './use.ts';

type Heads = Kept['shared']['heads'];

/** A posting that concerns a project: it has a line in public. */
export type Public = Posting & { readonly project: ProjectSlug };
export const isPublic = (posting: Posting): posting is Public => posting.project !== null;

const sha256 = (text: string): string => hash('sha256', text);

/**
 * Appends the line of a posting that was just made, in its transaction [T1]. One statement for a payment, and one more where the
 * line before is not known yet; where another process took the number meanwhile, its line is the one before ours.
 */
export async function publish(use: Use, heads: Heads, posting: Public): Promise<void> {
  const { project } = posting;
  const payment = isPayment(posting) ? null : await paymentOf(use, posting);
  const content = published(posting, payment);
  for (;;) {
    const head = heads.get(project) ?? (await use().newestLine.execute({ project }))[0] ?? NO_LINES;
    const line = sealed(project, head, content, sha256);
    if (changed(await use().appendLine.execute(storedLine(posting, line))) > 0) {
      heads.set(project, { lines: line.number, hash: line.hash });
      return;
    }
    heads.delete(project);
  }
}

function storedLine({ project, account, source }: Public, line: PublicLine) {
  const { number, day, kind, payment, currency, amounts, gifts, coverCents, previous, hash: seal } = line;
  const body = { amounts, gifts, coverCents };
  return { project, account, source, number, day, kind, payment, currency, body, previous, hash: seal };
}

/** Number of the line of the payment that this follows; where a donation was paid twice and nobody says which, the last. */
async function paymentOf(use: Use, { donation, attempt }: Posting): Promise<number | null> {
  if (donation === null) return null;
  const payments = (await use().publicLinesOf.execute({ donation })).filter(isPayment);
  const ours = payments.find(({ source }) => source === `attempt:${attempt ?? ''}`) ?? payments.at(-1);
  return ours?.number ?? null;
}

/**
 * Lines for what was posted before the accounts were public, in the ledger's order, once: never when any line is there, so that
 * a line that went missing is found and not made up for. How many were written.
 */
export async function publishOlder(use: Use, heads: Heads): Promise<number> {
  if ((await use().anyLine.execute()).length > 0) return 0;
  const older = (await use().postingsOfProjects.execute()).sort(inOrder);
  let written = 0;
  for (const transaction of older) {
    const { account, source, donation } = transaction;
    const entries = await use().entriesOf.execute({ account, source });
    const lines = isPayment(transaction) && donation !== null ? await use().lines.execute({ donation }) : [];
    const posting: Posting = { ...transaction, entries, ...giftsPaid(lines) };
    if (!isPublic(posting)) continue;
    await publish(use, heads, posting);
    written += 1;
  }
  return written;
}

type Ordered = Pick<Posting, 'at' | 'kind' | 'account' | 'source'>;

/** By time; within one moment the payment comes before what follows it. Sorted here: engines know different alphabets. */
function inOrder(a: Ordered, b: Ordered): number {
  const later = a.at - b.at || Number(isPayment(b)) - Number(isPayment(a));
  if (later !== 0) return later;
  const [ours, theirs] = [`${a.account} ${a.source}`, `${b.account} ${b.source}`];
  return ours < theirs ? -1 : Number(ours > theirs);
}
