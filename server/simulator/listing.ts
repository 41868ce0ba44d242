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

/** One page of records that come newest first; a cursor is an id of the list and is itself left out. */
export const page = <R extends { readonly id: string }>(newestFirst: Iterable<R>, cursor: Cursor): Outcome<Page<R>> => {
  const limit = cursor.limit ?? 10;
  if (cursor.starting_after !== undefined && cursor.ending_before !== undefined) {
    return refused(
      invalidParameter('ending_before', 'You may only specify one of these parameters: ending_before, starting_after.'),
    );
  }
  const records = [...newestFirst];
  const at = (id: string) => records.findIndex((record) => record.id === id);
  if (cursor.starting_after !== undefined) {
    const index = at(cursor.starting_after);
    return index < 0
      ? refused(notFound('object', cursor.starting_after, 'starting_after'))
      : done({ records: records.slice(index + 1, index + 1 + limit), hasMore: records.length > index + 1 + limit });
  }
  if (cursor.ending_before !== undefined) {
    const index = at(cursor.ending_before);
    return index < 0
      ? refused(notFound('object', cursor.ending_before, 'ending_before'))
      : done({ records: records.slice(Math.max(0, index - limit), index), hasMore: index > limit });
  }
  return done({ records: records.slice(0, limit), hasMore: records.length > limit });
};

export function* where<R>(records: Iterable<R>, ...tests: readonly ((record: R) => boolean)[]): Generator<R> {
  for (const record of records) {
    if (tests.every((test) => test(record))) {
      yield record;
    }
  }
}
