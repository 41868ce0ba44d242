import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageTag, OTHER_LANGUAGE } from '#shared/i18n/tag.ts';

describe('[K10] the language of a browser, as it is counted', () => {
  it.each([
    ['fr-FR,fr;q=0.9,en;q=0.8', 'fr-FR'],
    ['FR-ca', 'fr-CA'],
    ['en', 'en'],
    ['zh-Hans-CN,zh;q=0.9', 'zh-CN'],
    ['es-419,es;q=0.9', 'es'],
    ['fil-PH', 'fil-PH'],
    ['*', OTHER_LANGUAGE],
    ['', OTHER_LANGUAGE],
    ['x-klingon', OTHER_LANGUAGE],
    ["'; drop table", OTHER_LANGUAGE],
  ])('%s is %s', (header, tag) => {
    expect(languageTag(header)).toBe(tag);
  });

  it('is never finer than a language and a country, whatever comes', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        expect(languageTag(header)).toMatch(/^(?:[a-z]{2,3}(?:-[A-Z]{2})?|other)$/);
      }),
    );
  });
});
