import type { Words } from '#shared/catalogue/catalogue.ts';
import type { Language } from '#shared/i18n/language.ts';
import type { Problem } from '#shared/protocol/http.ts';
import { PROBLEM_WORDS } from './problemWords.ts';

/** What a refusal is called for ever: the end of its `type`, `/problems/<name>`. */
export type ProblemName = keyof typeof PROBLEM_WORDS;

/** What went wrong where, for 400 and 422. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

/** A refusal on its way out: words are chosen when the reader's language is known. */
export interface Refusal {
  readonly name: ProblemName;
  readonly errors?: readonly FieldError[];
  /** seconds until asking again makes sense */
  readonly retryAfterSeconds?: number;
  /** for 405 */
  readonly allow?: string;
}

export const statusOf = (name: ProblemName): number => PROBLEM_WORDS[name].status;

/** RFC 9457, with words a person can act on [contract]. */
export function problemOf({ name, errors }: Refusal, language: Language): Problem {
  const { status, title, detail }: { status: number; title: Words; detail: Words } = PROBLEM_WORDS[name];
  return {
    type: `/problems/${name}`,
    title: title[language],
    status,
    detail: detail[language],
    ...(errors === undefined ? {} : { errors: errors.map((error) => ({ ...error })) }),
  };
}
