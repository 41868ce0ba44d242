import { z } from 'zod';
import { DonationId, InvitationId, TaxReceiptId } from '#shared/ids.ts';

const Language = z.enum(['fr', 'en']);

/** What the outbox keeps of a letter: of whom and why. It is written when it is carried, from what is true then. */
export const LetterBody = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('thanks'), donation: DonationId }),
  z.object({
    kind: z.literal('signIn'),
    key: z.string(),
    email: z.string(),
    language: Language,
    /** unix ms: from then on the link is of no use */
    expiresAt: z.number(),
  }),
  z.object({ kind: z.literal('taxReceipt'), receipt: TaxReceiptId }),
  z.object({ kind: z.literal('taxReceiptVoid'), receipt: TaxReceiptId }),
  z.object({ kind: z.literal('invitation'), invitation: InvitationId, language: Language }),
  /** of news: whose they are and what they tell is found when it is carried */
  z.object({ kind: z.literal('news'), letter: z.string() }),
  /** the way into my corner: whose address it goes to stands with the link */
  z.object({ kind: z.literal('corner'), link: z.string() }),
]);
export type LetterBody = z.infer<typeof LetterBody>;

/** @throws for a row that is no letter: it fails, and waits for a person */
export const letterBody = (body: unknown): LetterBody => LetterBody.parse(body);
