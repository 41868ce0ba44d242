import type { HeldWords, LeftAddress, StewardReads } from '#server/domain/ports/stewards.ts';
import type { ReadQueries } from './queries/queries.ts';
import { bySlug, draftRowOf } from './rows.ts';

/** Who acts for whom, and what they write. */
export function stewardReads(q: ReadQueries): StewardReads {
  return {
    identityRows: (kind, question) => q.identityRows(kind, question),
    rolesOf: (steward) => q.rolesOf.execute({ steward }),
    roleIn: async (association, steward) => (await q.roleIn.execute({ association, steward }))[0]?.role ?? null,
    stewardsOf: (association) => q.stewardsOf.execute({ association }),
    invitationsOf: (association) => q.invitationsOf.execute({ association }),
    invitationsFor: (email) => q.invitationsFor.execute({ email }),
    invitation: async (id) => (await q.invitation.execute({ id }))[0] ?? null,
    archivedProjects: async () => new Set((await q.archivedProjects.execute()).map(({ project }) => project)),
    apiKeysOf: (association) => q.apiKeysOf.execute({ association }),
    apiKeyByHash: async (hash) => (await q.apiKeyByHash.execute({ hash }))[0] ?? null,
    ownPicture: async (id) => (await q.ownPicture.execute({ id }))[0] ?? null,
    ownFootprints: async (association) =>
      new Map((await q.ownFootprints.execute({ association })).map(({ id, w, d }) => [id, { w, d }])),
    admission: async (association) => (await q.admission.execute({ association }))[0]?.state ?? 'admitted',
    async draft(slug) {
      const [row] = await q.draft.execute({ slug });
      return row ? draftRowOf(row) : null;
    },
    draftsOf: async (association) => (await q.draftsOf.execute({ association })).map(draftRowOf).sort(bySlug),
    addressesOf: async (association, part, after, limit) => {
      // Not a pattern: what stands in an address means itself.
      const like = `%${part.replaceAll(/[\\%_]/g, '\\$&')}%`;
      const { givenAt, mark } = after
        ? { givenAt: after.givenAt, mark: after.donation + after.kind }
        : { givenAt: Number.MAX_SAFE_INTEGER, mark: '' };
      const rows = await q.addressesOf.execute({ association, like, givenAt, mark, limit });
      return rows.flatMap(({ kind, ...row }): LeftAddress[] =>
        kind === 'thanksEmail' || kind === 'newsEmail' ? [{ ...row, kind }] : [],
      );
    },
    wordsOf: async (association, limit) =>
      (await q.associationWords.execute({ association, limit })).flatMap(({ kind, ...words }): HeldWords[] =>
        kind === 'publicName' || kind === 'message' ? [{ ...words, kind }] : [],
      ),
  };
}
