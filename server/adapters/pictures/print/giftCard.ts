import { formatIn } from '#shared/i18n/format.ts';
import type { Fonts } from '../letters/fonts.ts';
import type { GiftCard } from './order.ts';
import { INK, INK_SOFT, LEAF, LEAF_DEEP, newPaper, panel } from './paper.ts';
import { PRINT_WORDS } from './words.ts';

/** A6 lying: four of them on an A4 sheet. */
const A6 = [419.53, 297.64] as const;
const RIM = 16;
const STRIP = 92;
const MOST_LETTERS = 280;

/** @param picture a strip of the village; null for a plain one */
export function giftCardOf(card: GiftCard, fonts: Fonts, picture: Buffer | null): Promise<Buffer> {
  const { gifts, language, projectTitle, url } = card;
  const words = PRINT_WORDS[language];
  const [w, h] = A6;
  const paper = newPaper({ size: A6, fonts, language, title: words.gift, author: 'Hameau' });
  const strip = { x: RIM, y: RIM, w: w - RIM * 2, h: STRIP };
  if (picture) paper.picture(picture, strip);
  else paper.doc.rect(strip.x, strip.y, strip.w, strip.h).fillAndStroke(LEAF, INK);
  const side = 122;
  const right = { x: w - RIM - side, w: side };
  const top = RIM + STRIP + 10;
  panel(paper, { ...right, y: top, h: side });
  paper.code(url, { x: right.x + 3, y: top + 3, w: side - 6 });
  const choose = gifts.length > 1 ? words.chooseMany : words.choose;
  const under = { ...right, hand: 'text', most: 3, align: 'centre', colour: INK_SOFT } as const;
  paper.write(choose, { ...under, y: top + side + 4, sizes: [9, 8] });
  const column = { x: RIM, w: w - RIM * 2 - side - 14, colour: INK } as const;
  let y = paper.write(words.gift, { ...column, y: top - 4, hand: 'title', sizes: [22, 19], most: 1 });
  const named = formatIn(language).list(gifts);
  y = paper.write(named, { ...column, y, hand: 'strong', sizes: [14, 12.5, 11], most: 2 });
  y = paper.write(words.project(projectTitle), {
    ...column,
    y,
    hand: 'text',
    sizes: [9.5],
    most: 1,
    colour: LEAF_DEEP,
  });
  const message = shortened(card.words ?? '');
  paper.write(message, { ...column, y: y + 5, hand: 'text', sizes: [11.5, 10, 9, 8], most: { h: h - RIM - 20 - y } });
  const foot = h - RIM - 13;
  if (card.from !== null) {
    paper.write(words.from(card.from), { ...column, y: foot, hand: 'strong', sizes: [10.5, 9], most: 1 });
  }
  paper.write('Hameau', { ...right, y: foot, hand: 'title', sizes: [11], most: 1, colour: LEAF_DEEP, align: 'centre' });
  return paper.finished();
}

function shortened(message: string): string {
  const letters = Array.from(message);
  return letters.length <= MOST_LETTERS ? message : `${letters.slice(0, MOST_LETTERS - 1).join('')}…`;
}
