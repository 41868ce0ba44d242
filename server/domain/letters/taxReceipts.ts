import type { LetterBody } from '#shared/letters/body.ts';
import type { TaxReceiptLetter } from '../ports/post.ts';
import type { StoreReads } from '../ports/store.ts';

/** Which letter of a receipt: that it is there, or that it holds no more. */
type Kind = Extract<LetterBody, { kind: 'taxReceipt' | 'taxReceiptVoid' }>;

/** Null when nobody is to be told: the receipt was voided meanwhile, or no address was left, or it was taken back. */
export async function taxReceiptLetterFor(
  read: StoreReads,
  { kind: letter, receipt: id }: Kind,
): Promise<TaxReceiptLetter | null> {
  const receipt = await read.taxReceipt(id);
  const isVoid = letter === 'taxReceiptVoid';
  if (!receipt || (receipt.voidedAt !== null) !== isVoid) return null;
  const association = await read.association(receipt.association);
  if (!association) return null;
  for (const { donation } of await read.receiptedGifts(id)) {
    const wish = (await read.consents(donation)).find(
      ({ kind, revokedAt }) => kind === 'thanksEmail' && revokedAt === null,
    );
    const of = wish && (await read.receiptable(donation));
    if (!wish || !of) continue;
    const { name, email } = association;
    return {
      kind: 'taxReceipt',
      donation,
      to: wish.value,
      language: of.language,
      association: { name, email },
      number: receipt.printed.number,
      voided: receipt.voidReason,
      isRehearsal: receipt.printed.isRehearsal,
    };
  }
  return null;
}
