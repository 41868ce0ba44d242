import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCatalogue } from '#server/adapters/catalogue/parseCatalogue.ts';
import { versionOf } from '#server/adapters/catalogue/version.ts';
import { writeCatalogue } from '#server/adapters/catalogue/writeCatalogue.ts';
import { draftOf } from '#server/domain/drafts/begin.ts';
import { giftFields, sectionFields, withGiftFields, withSection } from '#server/domain/drafts/fields.ts';
import { changesBetween, isUnchanged } from '#server/domain/drafts/publish.ts';
import { readDraft } from '#server/domain/drafts/read.ts';
import { mergeFields } from '#server/domain/drafts/write.ts';
import { GIFT_CATEGORIES } from '#shared/catalogue/catalogue.ts';
import { COUNTRY_CODES } from '#shared/catalogue/country.ts';
import { SPRITE_NAMES } from '#shared/catalogue/sprites.ts';
import { type Draft, type DraftGift, draftOfToday, slugOf } from '#shared/drafts/draft.ts';
import { readEuros, typedEuros } from '#shared/drafts/euros.ts';
import { GiftSlug, PhotoId, ProjectSlug, StepSlug, VillageSlug } from '#shared/ids.ts';

const PHOTO = PhotoId.parse('pho_of-the-property-tests');
const SEED = 20_261_127;
const runs = (numRuns: number) => ({ seed: SEED, numRuns });

/** What people write: any letters, also those that YAML and HTML mean something by. */
const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .map((written) => written.trim())
  .filter((written) => written !== '');
const words = fc.record({ fr: text, en: text });
const euros = fc.integer({ min: 300, max: 99_999 }).map(typedEuros);

const gift = (i: number): fc.Arbitrary<DraftGift> =>
  fc.record({
    slug: fc.constant(GiftSlug.parse(`gift-${i}`)),
    name: words,
    funds: words,
    price: euros,
    sprite: fc.constantFrom(...SPRITE_NAMES),
    category: fc.constantFrom(...GIFT_CATEGORIES),
    purpose: fc.constantFrom('symbolic' as const, 'earmarked' as const),
    fallback: words,
    counted: fc.boolean(),
    needed: fc.oneof(fc.constant(''), fc.integer({ min: 1, max: 9_999 }).map(String)),
    expectedMonth: fc.constantFrom('', '2027-01', '2031-12'),
    approvedBy: fc.oneof(fc.constant(''), text),
  });

const draft: fc.Arbitrary<Draft> = fc
  .record({
    title: words,
    sentence: words,
    story: words,
    place: words,
    country: fc.constantFrom('' as const, ...COUNTRY_CODES),
    photo: fc.constantFrom(null, PHOTO),
    landscape: fc.constantFrom('savanna' as const, 'andes' as const, 'teaHills' as const),
    seed: fc.nat(1_000_000),
    approvedBy: text,
    tax: fc.constantFrom('none' as const, 'general' as const, 'peopleInNeed' as const),
    village: text,
    count: fc.integer({ min: 1, max: 6 }),
  })
  .chain(({ village, count, ...rest }) =>
    fc.tuple(...Array.from({ length: count }, (_, i) => gift(i))).map((gifts) => ({
      ...rest,
      slug: ProjectSlug.parse('a-project'),
      village: { slug: VillageSlug.parse('a-project'), name: village },
      goal: '9000',
      minimum: '3',
      steps: [
        { slug: StepSlug.parse('well'), name: rest.title, at: '100,50', sprite: 'well-house', month: '2027-05' },
        { slug: StepSlug.parse('school'), name: rest.place, at: '9000', sprite: 'school', month: '2028-01' },
      ],
      // A symbolic gift needs no fallback, and a file keeps none.
      gifts: gifts.map((one) => (one.purpose === 'symbolic' ? { ...one, fallback: { fr: '', en: '' } } : one)),
    })),
  );

describe('drafts', () => {
  it('written to a file and read back are the same, whatever people write', () => {
    fc.assert(
      fc.property(draft, (written) => {
        const drafted = readDraft(written, true);
        if (!drafted.ok) throw new Error(JSON.stringify(drafted.error));
        const project = { ...drafted.value, catalogueVersion: versionOf(drafted.value) };
        const file = writeCatalogue({
          association: { name: 'A', email: 'a@example.org', demonstration: true },
          village: { slug: written.village.slug, name: { fr: written.village.name, en: written.village.name } },
          project,
        });
        const read = parseCatalogue(file);
        if (!read.ok) throw new Error(JSON.stringify(read.error));
        const village = { slug: read.value.village.slug, name: read.value.village.name.fr };
        expect(draftOf(read.value.project, village, written.photo)).toEqual(written);
        expect(read.value.project.catalogueVersion).toBe(project.catalogueVersion);
        expect(isUnchanged(changesBetween({ ...read.value.project, photo: null }, drafted.value, null))).toBe(true);
      }),
      runs(300),
    );
  });

  it('one that was kept before there were photos and countries is read as a draft of today, with nothing made up', () => {
    fc.assert(
      fc.property(draft, (written) => {
        const { country: _, photo: __, gifts, ...older } = written;
        const kept = { ...older, gifts: gifts.map(({ expectedMonth: ___, approvedBy: ____, ...gift }) => gift) };
        const plain = gifts.map((gift) => ({ ...gift, expectedMonth: '', approvedBy: '' }));
        expect(draftOfToday(kept)).toEqual({ ...written, country: '', photo: null, gifts: plain });
        expect(draftOfToday(written)).toEqual(written);
      }),
      runs(100),
    );
  });

  it('a form that is sent back untouched changes nothing', () => {
    fc.assert(
      fc.property(draft, (written) => {
        for (const section of ['about', 'land', 'goal', 'steps'] as const) {
          expect(withSection(written, section, sectionFields(written, section))).toEqual(written);
        }
        for (const one of written.gifts) expect(withGiftFields(one, giftFields(one))).toEqual(one);
      }),
      runs(200),
    );
  });

  it('[G1] euros as people write them are the cents they mean, or nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (amount) => {
        expect(readEuros(typedEuros(amount))).toBe(amount);
        expect(readEuros(` ${typedEuros(amount).replace(',', '.')} €`)).toBe(amount);
      }),
      runs(1000),
    );
    for (const typed of ['', '-3', '1e3', '12,345', '1,2,3', '0x10', 'Infinity', '１２', '12,', ',5', '99999999']) {
      expect(readEuros(typed), typed).toBeNull();
    }
  });

  it('of two who write at once nobody’s words are lost: what one changed stands, what both did is asked', () => {
    const fields = fc.record({ a: fc.string(), b: fc.string(), c: fc.string() });
    fc.assert(
      fc.property(fields, fields, fields, (was, now, mine) => {
        const merged = mergeFields(was, now, mine);
        for (const name of ['a', 'b', 'c'] as const) {
          const isClash = merged.clashes.some(({ field }) => field === name);
          if (mine[name] === was[name]) expect(merged.fields[name]).toBe(now[name]);
          else expect(merged.fields[name]).toBe(mine[name]);
          expect(isClash).toBe(mine[name] !== was[name] && now[name] !== was[name] && mine[name] !== now[name]);
        }
      }),
      runs(1000),
    );
  });

  it('an address made of a title can stand in an address', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (title) => {
        const slug = slugOf(title, 48);
        if (slug !== '') expect(ProjectSlug.safeParse(slug).success, slug).toBe(true);
      }),
      runs(1000),
    );
    expect(slugOf('Un puits pour Tamouré !', 48)).toBe('un-puits-pour-tamoure');
  });
});
