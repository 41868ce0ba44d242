import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseCatalogue } from '#server/adapters/catalogue/parseCatalogue.ts';
import { writeCatalogue } from '#server/adapters/catalogue/writeCatalogue.ts';
import { PhotoId } from '#shared/ids.ts';

const DEMO = fileURLToPath(new URL('../../../server/demo/', import.meta.url));
const files = readdirSync(DEMO).filter((file) => file.endsWith('.yaml'));
const andes = readFileSync(`${DEMO}andes-school.yaml`, 'utf8');

const faultsOf = (text: string) => {
  const parsed = parseCatalogue(text);
  return parsed.ok ? [] : parsed.error;
};
const lineOf = (text: string, part: string) => text.split('\n').findIndex((line) => line.includes(part)) + 1;

describe('catalogue files', () => {
  it.each(files)('%s, the demonstration, is read', (file) => {
    expect(faultsOf(readFileSync(DEMO + file, 'utf8'))).toEqual([]);
  });

  it('what is exported is read back the same', () => {
    const first = parseCatalogue(andes);
    if (!first.ok) throw new Error('not read');
    expect(parseCatalogue(writeCatalogue(first.value))).toEqual(first);
    const id = PhotoId.parse('pho_of-the-catalogue-0');
    const photo = { id, alt: { fr: 'Un puits', en: 'A well' }, width: 640, height: 480 };
    const shown = { ...first.value, project: { ...first.value.project, photo } };
    expect(parseCatalogue(writeCatalogue(shown)), 'the photo stays where it is').toEqual(first);
  });

  it('[G1] the version changes with a price and not with a comment', () => {
    const versionOf = (text: string) => {
      const parsed = parseCatalogue(text);
      return parsed.ok ? parsed.value.project.catalogueVersion : 'refused';
    };
    expect(versionOf(`# a comment\n${andes}`)).toBe(versionOf(andes));
    expect(versionOf(andes.replace('priceCents: 6000', 'priceCents: 6100'))).not.toBe(versionOf(andes));
  });

  it('a country, the month of a gift and who approved it may be left out, and are kept when they are said', () => {
    const parsed = parseCatalogue(andes);
    const [gift] = parsed.ok ? parsed.value.project.gifts : [];
    expect(parsed.ok && parsed.value.project.country).toBe('PE');
    expect(gift).toMatchObject({ expectedMonth: null, approvedBy: null });
    const without = parseCatalogue(andes.replace('  country: PE\n', ''));
    expect(without.ok && without.value.project.country).toBeNull();
    const wrong = andes.replace('country: PE', 'country: Peru');
    expect(faultsOf(wrong)).toEqual([
      { line: lineOf(wrong, 'country'), reason: expect.stringContaining('two letters') },
    ]);
    const said = andes.replace(
      '      priceCents: ',
      '      expectedMonth: "2027-05"\n      approvedBy: Ana\n      priceCents: ',
    );
    const read = parseCatalogue(said);
    expect(read.ok && read.value.project.gifts[0]).toMatchObject({ expectedMonth: '2027-05', approvedBy: 'Ana' });
    expect(faultsOf(said.replace('2027-05', 'May 2027'))).toHaveLength(1);
  });

  it('[contract] a price that is no amount is refused with its line', () => {
    const bad = andes.replace('priceCents: 6000', 'priceCents: 4.99');
    const [fault] = faultsOf(bad);
    expect(fault?.line).toBe(lineOf(bad, 'priceCents: 4.99'));
    expect(fault?.reason).toContain('priceCents');
  });

  it('[G2] a gift below the smallest basket is refused: it could not be paid alone', () => {
    const bad = andes.replace('priceCents: 6000', 'priceCents: 200');
    expect(faultsOf(bad)).toEqual([{ line: lineOf(bad, 'priceCents: 200'), reason: expect.stringContaining('pack') }]);
  });

  it('[G2] a smallest basket under 1 € is refused; so is a gift by number that can never reach the smallest basket', () => {
    const cheap = andes.replace('minimumBasketCents: 300', 'minimumBasketCents: 99');
    expect(faultsOf(cheap)).toEqual([
      { line: lineOf(cheap, 'minimumBasketCents: 99'), reason: expect.stringContaining('100 cents') },
    ]);
    expect(faultsOf(andes.replace('minimumBasketCents: 300', 'minimumBasketCents: 100'))).toEqual([]);
    const numbered = (needed: string) =>
      andes
        .replace('priceCents: 6000', 'priceCents: 20')
        .replace(/(slug: loom[\s\S]*?)counted: false([\s\S]*?)needed: \w+/, `$1counted: true$2needed: ${needed}`);
    expect(faultsOf(numbered('null')), 'fifteen of them make a basket').toEqual([]);
    const few = numbered('10');
    expect(faultsOf(few)).toEqual([
      { line: lineOf(few, 'priceCents: 20'), reason: expect.stringContaining('10 times') },
    ]);
  });

  it('a missing field is told where it should be', () => {
    const bad = andes.replace('  landscape: andes\n', '');
    expect(faultsOf(bad)).toEqual([{ line: expect.any(Number), reason: 'project.landscape is missing' }]);
  });

  it('an unknown picture, steps that go down and a double name are each told with line and reason', () => {
    const picture = andes.replace('sprite: loom', 'sprite: spaceship');
    expect(faultsOf(picture)).toEqual([
      { line: lineOf(picture, 'spaceship'), reason: expect.stringContaining('spaceship') },
    ]);
    const steps = andes.replace('atCents: 250000', 'atCents: 70000');
    expect(faultsOf(steps)[0]).toEqual({
      line: lineOf(steps, 'atCents: 70000'),
      reason: expect.stringContaining('go up'),
    });
    const double = andes.replace('slug: loom', 'slug: chalk');
    expect(faultsOf(double)[0]?.reason).toContain('another gift');
  });

  it('all faults are told at once, in the order of lines', () => {
    const bad = andes.replace('priceCents: 6000', 'priceCents: x').replace('landscape: andes', 'landscape: moon');
    const lines = faultsOf(bad).map(({ line }) => line);
    expect(lines).toHaveLength(2);
    expect(lines).toEqual(lines.toSorted((a, b) => a - b));
  });

  it.each(['', 'just words', '[]', 'a: [', `${'a: '.repeat(50)}`, '&a [*a, *a]', `key: ${'x'.repeat(100_000)}`])(
    'garbage is refused with a line: %.20s',
    (text) => {
      const faults = faultsOf(text);
      expect(faults.length).toBeGreaterThan(0);
      for (const { line, reason } of faults) {
        expect(line).toBeGreaterThan(0);
        expect(reason.length).toBeLessThan(400);
      }
    },
  );
});
