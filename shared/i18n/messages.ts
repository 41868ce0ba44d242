import type { en } from '#shared/i18n/en.ts';

/** English says which words exist and what they are given; every other language must say the same ones. */
export type SameShape<T> = T extends string
  ? string
  : T extends (...given: infer Given) => string
    ? (...given: Given) => string
    : { readonly [Key in keyof T]: SameShape<T[Key]> };

export type Messages = SameShape<typeof en>;
