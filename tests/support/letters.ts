import { type SmtpSettings, smtpPost } from '#server/adapters/mail/smtp.ts';
import type { Handed, LetterFacts, NewsLetter, Thanks } from '#server/domain/ports/post.ts';
import { DonationId, NewsId, PlacementId, ProjectSlug, VillageSlug } from '#shared/ids.ts';
import { cents } from '#shared/money.ts';

/** Where the letters of the tests lead. */
export const LINKS = {
  publicUrl: 'https://village.example.org',
  choicesPath: (donation: DonationId) => `/choices/${donation}.signed`,
  taxReceiptPath: (donation: DonationId) => `/tax-receipt/${donation}.signed`,
  friendPath: (donation: DonationId) => `/f/${donation}.signed`,
  siteName: 'Hameau',
  stopPath: (reader: string) => `/stop-letters/${reader}.signed`,
  cornerPath: (link: string) => `/me/link/${link}.signed`,
  signInPath: (key: string) => `/console/sign-in/${key}.signed`,
};

/** The real post, to a mail server of the tests. */
export function sendingTo(url: string, more: Partial<SmtpSettings> = {}) {
  const from = 'Hameau <hello@example.org>';
  return smtpPost({ url, from, links: LINKS, webpOf: async () => null, log: { warn: () => {} }, ...more });
}

/** One letter by a post of its own. */
export async function sentTo(
  url: string,
  letter: LetterFacts,
  id: string,
  more: Partial<SmtpSettings> = {},
): Promise<Handed> {
  const post = sendingTo(url, more);
  return post.carry(letter, id).finally(() => post.close());
}

/** A letter's facts: seeds and bricks to the well of Tamouré. */
export const aThanks = (change: Partial<Thanks> = {}): Thanks => ({
  kind: 'thanks',
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

const NOTHING = { fr: '', en: '' };

/** A letter of news: two bags of seeds are in the ground, and the well is done. */
export const aNewsLetter = (change: Partial<NewsLetter> = {}): NewsLetter => ({
  kind: 'news',
  to: 'giver@example.org',
  language: 'fr',
  reader: 'reader-of-the-letters',
  projects: [
    {
      association: { name: 'Friends of the Well', email: 'treasurer@example.org' },
      project: { slug: ProjectSlug.parse('the-well'), title: { fr: 'Le puits', en: 'The well' } },
      news: [
        {
          id: NewsId.parse('nws_of-the-letters-000000'),
          happenedOn: '2027-03-14',
          correctedAt: null,
          place: { fr: 'Tamouré', en: '' },
          title: { fr: 'Les semences sont en terre', en: 'The seeds are in the ground' },
          words: {
            fr: 'Aïssata a semé hier.\n\nIl a plu ce matin.',
            en: 'Aïssata sowed yesterday.\n\nIt rained this morning.',
          },
          photo: null,
          steps: [{ fr: 'Le puits', en: 'The well' }],
          gifts: [
            {
              name: { fr: 'Sac de semences', en: 'Bag of seeds' },
              state: 'delivered',
              quantity: 2,
              village: VillageSlug.parse('tamoure'),
              placement: PlacementId.parse('plc_of-the-letters-000000'),
            },
          ],
          reasons: [],
        },
        {
          id: NewsId.parse('nws_of-the-letters-000001'),
          happenedOn: '2027-03-10',
          correctedAt: Date.UTC(2027, 2, 12),
          place: NOTHING,
          title: { fr: 'La pompe attend', en: '' },
          words: { fr: 'Le prix a monté.', en: '' },
          photo: null,
          steps: [],
          gifts: [
            {
              name: { fr: 'Pompe', en: 'Pump' },
              state: 'changed',
              quantity: 1,
              village: VillageSlug.parse('tamoure'),
              placement: PlacementId.parse('plc_of-the-letters-000001'),
            },
          ],
          reasons: [{ fr: 'Elle coûte plus cher.', en: '' }],
        },
      ],
    },
  ],
  rest: [],
  isRehearsal: false,
  ...change,
});
