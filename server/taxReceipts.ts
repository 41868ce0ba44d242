import type { DonationId } from '#shared/ids.ts';
import type { TaxReceiptTokens } from './adapters/auth/taxReceiptTokens.ts';
import type { Attesting } from './adapters/http/taxReceiptRoutes.ts';
import type { Print } from './adapters/pictures/print/order.ts';
import type { Stamp } from './adapters/pictures/print/taxReceipt.ts';
import { receiptBearer } from './domain/corner/taxReceipt.ts';
import type { Deps } from './domain/deps.ts';
import { askForReceipt, donorView, type HandedReceipt, handReceipt } from './domain/taxReceipts/donor.ts';

/** In the letter of thanks: whoever reads it reads the address it went to. */
export const taxReceiptPathOf =
  (tokens: TaxReceiptTokens) =>
  (donation: DonationId): string =>
    `/tax-receipt/${tokens.sign({ donation, byLetter: true })}`;

export function stampsOf({ receipt, isDuplicate }: HandedReceipt): readonly Stamp[] {
  const stamps: (Stamp | false)[] = [
    receipt.printed.isRehearsal && 'SPÉCIMEN',
    receipt.voidedAt !== null && 'ANNULÉ',
    isDuplicate && 'DUPLICATA',
  ];
  return stamps.filter((stamp) => stamp !== false);
}

/** @param newPassword nobody ever learns it: what is locked stays so */
export const printOf = (handed: HandedReceipt, newPassword: () => string): Extract<Print, { kind: 'taxReceipt' }> => ({
  kind: 'taxReceipt',
  printed: handed.receipt.printed,
  stamps: stampsOf(handed),
  ownerPassword: newPassword(),
});

export const fileNameOf = ({ receipt }: HandedReceipt): string => `recu-fiscal-${receipt.printed.number}.pdf`;

/** Tax receipts as the HTTP door asks for them. */
export function attestingDoor(
  deps: Deps,
  tokens: TaxReceiptTokens,
  print: (order: Print) => Promise<Buffer>,
  nudgeOutbox: () => void,
): Attesting {
  return {
    async view(token) {
      const bearer = tokens.read(token);
      return bearer && donorView(deps, bearer);
    },
    async ask(token, asked) {
      const bearer = tokens.read(token);
      if (!bearer) return null;
      const done = await askForReceipt(deps, bearer, asked);
      if (done.ok) nudgeOutbox();
      return done;
    },
    async pdf(token, receipt) {
      const bearer = tokens.read(token);
      const handed = bearer && (await handReceipt(deps, bearer.donation, receipt));
      if (!handed) return null;
      return { name: fileNameOf(handed), file: await print(printOf(handed, () => deps.surroundings.newId('key'))) };
    },
    async pathFor(donation, opened) {
      const of = await deps.store.read.receiptable(donation);
      const bearer = of && (await receiptBearer(deps.store.read, { id: donation, player: of.player }, opened));
      return bearer && `/tax-receipt/${tokens.sign(bearer)}`;
    },
  };
}
