import { describe, expect, it } from 'vitest';
import { openFonts } from '#server/adapters/pictures/letters/fonts.ts';
import { write } from '#server/adapters/pictures/letters/ink.ts';
import { largest, set, widthOf } from '#server/adapters/pictures/letters/setting.ts';
import type { Bitmap } from '#server/adapters/pictures/png.ts';

const INKS = { ink: 0xff40212a, paper: 0xffecfaff };
const HANDS = ['title', 'strong', 'text'] as const;
const fonts = openFonts();
const type = { hand: 'strong', size: 40 } as const;

function written(text: string, hand: (typeof HANDS)[number]): Bitmap {
  const sheet = { w: 400, h: 60, words: new Uint32Array(400 * 60).fill(INKS.paper) };
  write(sheet, fonts, text, { hand, size: 40 }, { x: 4, baseline: 44 }, INKS);
  return sheet;
}
const inkOf = ({ words }: Bitmap) => words.filter((word) => word !== INKS.paper).length;

describe('[S2] letters in pictures', () => {
  it.each(HANDS)('every letter that a title may have yields ink: %s', (hand) => {
    for (const letter of 'éœ€’·çŒÀÉÎïôùŁőğş…«»ß0123456789') {
      const drawn = written(letter, hand);
      expect([letter, inkOf(drawn) > 5]).toEqual([letter, true]);
    }
    for (const space of ['\u00a0', '\u202f', ' ']) {
      expect(inkOf(written(space, hand))).toBe(0);
      expect(widthOf(fonts, `a${space}b`, { hand, size: 40 })).toBeGreaterThan(
        widthOf(fonts, 'ab', { hand, size: 40 }),
      );
    }
  });

  it('an accent is drawn above its letter, and a counter stays open', () => {
    const rows = ({ words, w }: Bitmap) =>
      [...new Uint8Array(60).keys()].filter((y) =>
        words.subarray(y * w, (y + 1) * w).some((word) => word !== INKS.paper),
      );
    const [plain, accented] = [rows(written('e', 'strong')), rows(written('é', 'strong'))];
    expect(accented[0]).toBeLessThan((plain[0] ?? 0) - 5);
    expect(accented.at(-1)).toBe(plain.at(-1));
    // O without its counter would have more ink than a disc less its hole.
    const round = written('O', 'strong');
    const box = rows(round);
    expect(round.words[((box[0] ?? 0) + Math.round(box.length / 2)) * 400 + 4 + 16]).toBe(INKS.paper);
  });

  it('shades are few: a picture keeps its colours under 256', () => {
    for (const hand of HANDS) expect(new Set(written('Œuvre à 3 €', hand).words).size).toBeLessThanOrEqual(5);
  });

  it('letters that no font has lose their accents, or go; the rest is written', () => {
    const widths = (text: string) => widthOf(fonts, text, type);
    expect(widths('\u1ec7')).toBe(widths('e'));
    expect(widths('a🌱b')).toBe(widths('ab'));
    expect(widths('村')).toBe(0);
  });

  it('a long title takes two lines, then ends with …, and never runs out of its width', () => {
    const title = 'Quarante enfants des Andes marchent deux heures pour apprendre à lire et à compter';
    for (const wide of [150, 300, 600]) {
      const { lines, whole } = set(fonts, title, type, wide, 2);
      expect(lines.length).toBeLessThanOrEqual(2);
      expect(lines.at(-1)?.endsWith('…')).toBe(!whole);
      for (const line of lines) expect(widthOf(fonts, line, type)).toBeLessThanOrEqual(wide);
    }
    expect(set(fonts, title, type, 5_000, 2)).toMatchObject({ lines: [title], whole: true });
    expect(set(fonts, 'Rindfleischetikettierungsgesetz', type, 200, 2).lines[0]).toMatch(/^Rind.*…$/);
    expect(set(fonts, '', type, 200, 2).lines).toEqual([]);
  });

  it('a number stays with its sign, and words grow smaller before they are cut', () => {
    const { lines } = set(fonts, 'raised 3\u00a0120\u00a0€', type, widthOf(fonts, 'raised 3\u00a0120', type), 2);
    expect(lines).toEqual(['raised', '3\u00a0120\u00a0€']);
    const wide = widthOf(fonts, 'A school', { hand: 'strong', size: 30 }) + 1;
    expect(largest(fonts, 'A school', 'strong', [40, 30, 20], wide, () => 1).type.size).toBe(30);
  });
});
