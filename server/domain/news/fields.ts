import type { Project } from '#shared/catalogue/catalogue.ts';
import { type EitherWords, type GiftTold, NewsDraft, NO_EITHER } from '#shared/news/news.ts';
import type { Fields } from '../drafts/write.ts';
import { earmarkedGifts } from './read.ts';

const pair = (name: string, { fr, en }: EitherWords) => ({ [`${name}.fr`]: fr, [`${name}.en`]: en });

/** News as their form holds them: one text a field, also for every step and gift that they might tell of. */
export function newsFields(body: NewsDraft, project: Project): Fields {
  return {
    ...pair('title', body.title),
    happenedOn: body.happenedOn,
    ...pair('place', body.place),
    ...pair('words', body.words),
    ...Object.fromEntries(project.steps.map(({ slug }) => [`step.${slug}`, body.steps.includes(slug) ? 'yes' : ''])),
    ...Object.assign({}, ...earmarkedGifts(project).map(({ slug }) => giftFields(toldOf(body, slug)))),
  };
}

const toldOf = (body: NewsDraft, gift: GiftTold['gift']): GiftTold =>
  body.gifts.find((one) => one.gift === gift) ?? { gift, as: '', quantity: '', reason: NO_EITHER };

const giftFields = ({ gift, as, quantity, reason }: GiftTold): Fields => ({
  [`gift.${gift}.as`]: as,
  [`gift.${gift}.quantity`]: quantity,
  ...pair(`gift.${gift}.reason`, reason),
});

/** null for what the form cannot have sent */
export function withNewsFields(body: NewsDraft, project: Project, fields: Fields): NewsDraft | null {
  const text = (name: string) => (fields[name] ?? '').trim();
  const words = (name: string): EitherWords => ({ fr: text(`${name}.fr`), en: text(`${name}.en`) });
  const gifts = earmarkedGifts(project).map(({ slug: gift }) => ({
    gift,
    as: text(`gift.${gift}.as`),
    quantity: text(`gift.${gift}.quantity`),
    reason: words(`gift.${gift}.reason`),
  }));
  const read = NewsDraft.safeParse({
    ...body,
    title: words('title'),
    happenedOn: text('happenedOn'),
    place: words('place'),
    words: words('words'),
    steps: project.steps.map(({ slug }) => slug).filter((slug) => fields[`step.${slug}`] === 'yes'),
    gifts: gifts.filter(({ as, quantity, reason }) => as !== '' || quantity !== '' || reason.fr + reason.en !== ''),
  });
  return read.success ? read.data : null;
}
