import type { Thanks } from '#server/domain/ports/post.ts';
import { DonationId, ProjectSlug, VillageSlug } from '#shared/ids.ts';
import { cents } from '#shared/money.ts';

/** Where the letters of the tests lead. */
export const LINKS = {
  publicUrl: 'https://village.example.org',
  choicesPath: (donation: DonationId) => `/choices/${donation}.signed`,
  taxReceiptPath: (donation: DonationId) => `/tax-receipt/${donation}.signed`,
  friendPath: (donation: DonationId) => `/f/${donation}.signed`,
  siteName: 'Hameau',
  cornerPath: (link: string) => `/me/link/${link}.signed`,
  signInPath: (key: string) => `/console/sign-in/${key}.signed`,
};

/** A letter's facts: seeds and bricks to the well of Tamouré. */
export const aThanks = (change: Partial<Thanks> = {}): Thanks => ({
  donation: DonationId.parse('don_of-the-letters-000000'),
  to: 'giver@example.org',
  language: 'en',
  association: { name: 'Friends of the Well', email: 'treasurer@example.org' },
  project: { slug: ProjectSlug.parse('the-well'), title: { fr: 'Le puits', en: 'The well' } },
  village: VillageSlug.parse('tamoure'),
  gifts: [
    {
      name: { fr: 'Sac de semences', en: 'Bag of seeds' },
      funds: { fr: 'Un semis.', en: 'One sowing.' },
      quantity: 1,
      amountCents: cents(300),
      earmarked: false,
    },
    {
      name: { fr: 'Brique', en: 'Brick' },
      funds: { fr: 'Le mur du puits.', en: 'The wall of the well.' },
      quantity: 12,
      amountCents: cents(1200),
      earmarked: true,
    },
  ],
  coverCents: cents(48),
  totalCents: cents(1548),
  paidAt: Date.UTC(2026, 10, 22, 23, 30),
  line: 7,
  head: { lines: 9, hash: 'ab'.repeat(32) },
  waitsForFriend: false,
  isReceiptable: false,
  isRehearsal: false,
  ...change,
});
