import type { Language } from '#shared/i18n/language.ts';

/** Numbers, money, months and days as each language writes them. Times of day are never shown [P1]. */
export interface Format {
  /** cents of euro: `€4.50`, `4,50 €`; whole euros without decimals */
  money(amountCents: number): string;
  number(value: number): string;
  /** 0 to 1 as a whole percentage */
  percent(part: number): string;
  /** `2027-05` as `May 2027`, `mai 2027` */
  month(isoMonth: string): string;
  /** unix milliseconds as `22 November 2026`, in UTC so that server and browser agree */
  day(unixMs: number): string;
  /** `a, b and c`, `a, b et c` */
  list(words: readonly string[]): string;
}

const TAGS: Record<Language, string> = { en: 'en-GB', fr: 'fr-FR' };

export function formatIn(language: Language): Format {
  const tag = TAGS[language];
  const money = new Intl.NumberFormat(tag, {
    style: 'currency',
    currency: 'EUR',
    trailingZeroDisplay: 'stripIfInteger',
  });
  const number = new Intl.NumberFormat(tag);
  const percent = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 });
  const month = new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const day = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });
  const list = new Intl.ListFormat(tag, { type: 'conjunction' });
  return {
    money: (amountCents) => money.format(amountCents / 100),
    number: (value) => number.format(value),
    percent: (part) => percent.format(part),
    month: (isoMonth) => month.format(Date.parse(`${isoMonth}-01T00:00:00Z`)),
    day: (unixMs) => day.format(unixMs),
    list: (words) => list.format(words),
  };
}

/** One or many, by the language's own rule: in French zero is singular. */
export function pluralIn(language: Language): (count: number, one: string, many: string) => string {
  const rules = new Intl.PluralRules(TAGS[language]);
  return (count, one, many) => (rules.select(count) === 'one' ? one : many);
}
