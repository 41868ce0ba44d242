import { done, invalidParameter, notFound, type Outcome, refused } from './errors.ts';
import type { FormTree } from './form.ts';
import { createdRange, expand, integer, optional, text } from './params.ts';
import type { Scope } from './world.ts';

/** Answers one kind of call: its form or query, the id in its path, and the path itself. */
export type Handler = (scope: Scope, form: FormTree, id: string, path: string) => Outcome<object>;

/** What every list takes. */
export const listFields = {
  limit: optional(integer(1, 100)),
  starting_after: optional(text(200)),
  ending_before: optional(text(200)),
  created: optional(createdRange),
  expand,
};

type Cursor = {
  readonly limit: number | undefined;
  readonly starting_after: string | undefined;
  readonly ending_before: string | undefined;
};

type Page<R> = { readonly records: readonly R[]; readonly hasMore: boolean };

const pageOf = <R>(found: readonly R[], limit: number): Page<R> => ({
  records: found.slice(0, limit),
  hasMore: found.length > limit,
});

/** The first `limit` and one more, which says whether there is a next page; the rest of a long table is not walked. */
const firstOf = <R>(records: Iterator<R>, limit: number): Page<R> => {
  const found: R[] = [];
  for (let next = records.next(); next.done !== true; next = records.next()) {
    found.push(next.value);
    if (found.length > limit) {
      break;
    }
  }
  return pageOf(found, limit);
};

/** One page of records that come newest first; a cursor is an id of the list and is itself left out. */
export const page = <R extends { readonly id: string }>(newestFirst: Iterable<R>, cursor: Cursor): Outcome<Page<R>> => {
  const { limit = 10, starting_after: after, ending_before: before } = cursor;
  if (after !== undefined && before !== undefined) {
    return refused(
      invalidParameter('ending_before', 'You may only specify one of these parameters: ending_before, starting_after.'),
    );
  }
  const records = newestFirst[Symbol.iterator]();
  if (before !== undefined) {
    return pageBefore(records, before, limit);
  }
  if (after === undefined) {
    return done(firstOf(records, limit));
  }
  for (let next = records.next(); next.done !== true; next = records.next()) {
    if (next.value.id === after) {
      return done(firstOf(records, limit));
    }
  }
  return refused(notFound('object', after, 'starting_after'));
};

const pageBefore = <R extends { readonly id: string }>(
  records: Iterator<R>,
  id: string,
  limit: number,
): Outcome<Page<R>> => {
  const newer: R[] = [];
  for (let next = records.next(); next.done !== true; next = records.next()) {
    if (next.value.id === id) {
      return done({ records: newer.slice(-limit), hasMore: newer.length > limit });
    }
    newer.push(next.value);
  }
  return refused(notFound('object', id, 'ending_before'));
};

export function* where<R>(records: Iterable<R>, ...tests: readonly ((record: R) => boolean)[]): Generator<R> {
  for (const record of records) {
    if (tests.every((test) => test(record))) {
      yield record;
    }
  }
}
