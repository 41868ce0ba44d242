import type { HeldWords, StewardReads } from '#server/domain/ports/stewards.ts';
import type { ReadQueries } from './queries/queries.ts';
import { bySlug } from './rows.ts';

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
    draft: async (slug) => (await q.draft.execute({ slug }))[0] ?? null,
    draftsOf: async (association) => (await q.draftsOf.execute({ association })).sort(bySlug),
    wordsOf: async (association, limit) =>
      (await q.associationWords.execute({ association, limit })).flatMap(({ kind, ...words }): HeldWords[] =>
        kind === 'publicName' || kind === 'message' ? [{ ...words, kind }] : [],
      ),
  };
}
