import { type EitherWords, isUnsaid, type NewsQuestion } from './news.ts';

type Asked = Pick<NewsQuestion, 'asked' | 'options'>;

/**
 * Is it still the question on which pebbles lie? What was said has to stay as it is; a language that was missing may be added, for
 * who posts from the field may have time for one.
 */
export function isSameQuestion(was: Asked, now: Asked): boolean {
  const isSame = (before: EitherWords, after: EitherWords): boolean =>
    (['fr', 'en'] as const).every((lang) => before[lang] === '' || before[lang] === after[lang]);
  return (
    was.options.length === now.options.length &&
    isSame(was.asked, now.asked) &&
    was.options.every((option, i) => now.options[i] !== undefined && isSame(option, now.options[i]))
  );
}

/** Which languages something is said in: `fr`, `en`, both or none. */
export const languagesOf = ({ fr, en }: EitherWords): string => `${fr === '' ? '' : 'fr'}${en === '' ? '' : 'en'}`;

/** Options that were written; one left empty in both languages is none. */
export const writtenOptions = (options: readonly EitherWords[]): readonly EitherWords[] =>
  options.filter((option) => !isUnsaid(option));
