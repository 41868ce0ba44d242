import type { AssociationId } from '#shared/ids.ts';
import { csvText } from '../accounts/documents.ts';
import { dayOf } from '../accounts/publishing.ts';
import { always, type Deps } from '../deps.ts';
import type { LeftAddress, StewardReads } from '../ports/stewards.ts';
import type { Steward } from './associations.ts';

/** Addresses read at once. */
const PIECE = 1000;
const HEAD = 'address,allows,since,project\n';

/** What each consent allows, as a spreadsheet says it. */
const ALLOWS: Readonly<Record<LeftAddress['kind'], string>> = { thanksEmail: 'thanks', newsEmail: 'news' };

/** [K10] Every address that givers left and did not take back: one row a consent, for it allows nothing else. */
export async function* addressesCsv(
  read: Pick<StewardReads, 'addressesOf'>,
  association: AssociationId,
): AsyncGenerator<string> {
  yield HEAD;
  let after: LeftAddress | null = null;
  for (;;) {
    const rows: readonly LeftAddress[] = await read.addressesOf(association, '', after, PIECE);
    yield rows
      .map(({ value, kind, givenAt, project }) => [value, ALLOWS[kind], dayOf(givenAt), project].map(csvText).join(','))
      .map((line) => `${line}\n`)
      .join('');
    after = rows.at(-1) ?? null;
    if (after === null || rows.length < PIECE) return;
  }
}

/** Who took the list of addresses along, and when. */
export const noteTaken = (deps: Deps, by: Steward, association: AssociationId): Promise<void> =>
  always(deps, (tx) =>
    tx.audit({ at: deps.surroundings.now(), actor: by.id, action: 'take-addresses', subject: association }),
  );
