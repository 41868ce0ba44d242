import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { en } from '#server/adapters/pages/console/words/en.ts';
import { fr } from '#server/adapters/pages/console/words/fr.ts';

const PAGES = fileURLToPath(new URL('../../../server/adapters/pages/console', import.meta.url));
const source = readdirSync(PAGES, { withFileTypes: true })
  .filter((file) => file.isFile() && file.name.endsWith('.ts'))
  .map((file) => readFileSync(`${PAGES}/${file.name}`, 'utf8'))
  .join('\n');

/** Every word with its way: `gift.categories.water`. */
function ways(words: object, at: readonly string[] = []): string[][] {
  return Object.entries(words).flatMap(([name, word]): string[][] =>
    typeof word === 'object' && word !== null ? ways(word, [...at, name]) : [[...at, name]],
  );
}

/** Groups that are asked for by a computed name: states, kinds, roles. */
const COMPUTED = [
  'news.states',
  'news.faults',
  'project.sections',
  'land.landscapes',
  'goal.taxes',
  'gift.categories',
  'people.roleHints',
  'words.kinds',
  'villages.occasions',
  'addresses.kinds',
  'villages.kinds',
  'reports.subjects',
  'reports.states',
  'words.states',
  'donations.states',
  'donations.columns',
  'host.admissions',
  'keys.scopes',
  'donations.standing',
  'offline.modes',
  'offline.languages',
  'offline.faults',
  'offline.closed',
  'letters.kinds',
  'letters.waits',
  'letters.lostBy',
];
/** Single words that are asked for by a computed name, as in `overview[admission]`. */
const FAULTS = [
  'tooLarge',
  'otherFormat',
  'notAPicture',
  'damaged',
  'animated',
  'tooManyPixels',
  'noTransparency',
  'empty',
  'badVox',
];
const PHOTO_FAULTS = [
  'noFile',
  'tooLarge',
  'notAPicture',
  'heif',
  'otherFormat',
  'damaged',
  'tooManyPixels',
  'busy',
  'noWords',
  'notAgreed',
];
const BY_NAME: Readonly<Record<string, readonly string[]>> = {
  signIn: ['notAnAddress', 'tooMany'],
  overview: ['waiting', 'suspended'],
  people: ['lastOwner', 'alreadyIn', 'notThere'],
  donations: ['ordered', 'refused', 'unanswered', 'unsaid', 'several', 'disputedNow'],
  pictureFaults: FAULTS,
  photoFaults: PHOTO_FAULTS,
  keys: ['unnamed', 'tooMany'],
  sites: ['notAnOrigin', 'tooMany'],
  news: ['unfinished', 'changedMeanwhile', 'questionGone', 'notAMoment'],
  offline: [
    'entered',
    'takenBack',
    'takenBackBefore',
    'unsaidBack',
    'empty',
    'catalogueChanged',
    'badDay',
    'aboveMaximum',
  ],
  faults: ['missing', 'notAnAmount', 'notANumber', 'notAMonth', 'none', 'notAdmitted', 'landChanged', 'foreign'],
};

describe('the words of the console', () => {
  it('are the same ones in French and in English, none of them empty', () => {
    expect(ways(fr)).toEqual(ways(en));
    for (const words of [fr, en]) expect(JSON.stringify(words)).not.toContain('""');
  });

  it('are all said somewhere', () => {
    const unsaid = ways(en).filter(([group = '', ...rest]) => {
      const name = rest.at(-1) ?? group;
      if (COMPUTED.some((one) => `${group}.${rest[0]}`.startsWith(one)))
        return !source.includes(`${rest[0]}[`) && !source.includes(`${rest[0]}`);
      if (BY_NAME[group]?.includes(name)) return !source.includes(`${group}[`);
      return !new RegExp(`\\.${name}\\b|\\b${name} [,}]|[{,] ${name}\\b`).test(source);
    });
    expect(unsaid.map((way) => way.join('.'))).toEqual([]);
  });

  it('in French keep their spaces: never a plain one before a colon, a question mark or an exclamation mark', () => {
    const wrong = JSON.stringify(
      ways(fr).map((way) => way.reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], fr)),
    );
    expect(wrong.match(/[^\s"] [:;?]/g) ?? []).toEqual([]);
  });
});
