import { z } from 'zod';
import { EitherWords } from '#shared/news/news.ts';

export const ConsentKindName = z.enum(['publicName', 'nameOnGift', 'message', 'thanksEmail', 'newsEmail']);

const when = z.iso.datetime();
const plot = z.object({ x: z.int(), y: z.int() });

/** Everything that is held on one person, as it is handed over on request: amounts in cents, moments in UTC. */
export const HeldData = z.object({
  format: z.literal('hameau-my-data/1'),
  writtenAt: when,
  /** the number that this browser's cookie carries */
  player: z.object({ id: z.string(), firstSeen: when.nullable(), lastSeen: when.nullable() }).nullable(),
  /** what a letter proved, and the browsers that it let in */
  address: z.object({ email: z.string(), sessions: z.array(z.object({ since: when, until: when })) }).nullable(),
  donations: z.array(
    z.object({
      id: z.string(),
      project: z.string(),
      village: z.string(),
      language: z.string(),
      createdAt: when,
      totalCents: z.int(),
      lines: z.array(
        z.object({
          gift: z.string().nullable(),
          kind: z.enum(['gift', 'feeCover']),
          quantity: z.int(),
          amountCents: z.int(),
          wished: plot.nullable(),
        }),
      ),
      payments: z.array(
        z.object({
          state: z.string(),
          amountCents: z.int(),
          refundedCents: z.int(),
          /** to disputes of the payer’s bank */
          lostCents: z.int(),
          createdAt: when,
          paidAt: when.nullable(),
          /** card, bank debit…; null where it was not noted */
          paidBy: z.string().nullable(),
          /** at Stripe */
          paymentIntent: z.string().nullable(),
          charge: z.string().nullable(),
        }),
      ),
      placements: z.array(
        z.object({
          gift: z.string(),
          quantity: z.int(),
          plot,
          state: z.string(),
          /** of one that is delivered in part, the units that are there */
          there: z.int(),
          placedAt: when,
          removedAt: when.nullable(),
        }),
      ),
      consents: z.array(
        z.object({
          kind: ConsentKindName,
          value: z.string(),
          givenAt: when,
          takenBackAt: when.nullable(),
          moderation: z.string(),
        }),
      ),
      /** a gift for somebody: what was written, and where it leads */
      friend: z
        .object({
          from: z.string().nullable(),
          words: z.string().nullable(),
          state: z.string(),
          placesAt: when.nullable(),
          url: z.string(),
        })
        .nullable(),
      /** as they were printed, voided ones too */
      taxReceipts: z.array(
        z.object({
          number: z.string(),
          name: z.string(),
          address: z.string(),
          totalCents: z.int(),
          issuedAt: when,
          voidedAt: when.nullable(),
        }),
      ),
      /** one receipt for the whole year was asked for, with this name and address */
      yearlyReceipt: z.object({ year: z.int(), name: z.string(), address: z.string(), askedAt: when }).nullable(),
      letters: z.array(z.object({ kind: z.enum(['thanks', 'news']), sent: z.boolean(), at: when })),
    }),
  ),
  villagesFounded: z.array(
    z.object({
      village: z.string(),
      occasion: z.string(),
      name: z.string(),
      words: z.string().nullable(),
      thanks: z.string().nullable(),
      goalCents: z.int().nullable(),
      wantsListed: z.boolean(),
      moderation: z.string(),
      foundedAt: when,
      closedAt: when.nullable(),
    }),
  ),
  shareLinks: z.array(z.object({ village: z.string(), code: z.string(), createdAt: when })),
  /** watered or planted today, and questions that were answered */
  gestures: z.array(z.object({ village: z.string(), what: z.string(), madeAt: when })),
  /** pebbles on what news asked: where each lies now */
  pebbles: z.array(
    z.object({ project: z.string(), news: z.string(), asked: EitherWords, option: EitherWords, laidAt: when }),
  ),
  flowers: z.array(z.object({ village: z.string(), kind: z.string(), plot, plantedAt: when })),
});
export type HeldData = z.infer<typeof HeldData>;
