import type { StewardTx } from '#server/domain/ports/stewards.ts';
import { changed } from '../queries/db.ts';
import { draftRowOf } from '../rows.ts';
import type { Use } from './use.ts';

/** The people of associations, and the drafts they write. */
export function stewardsTx(use: Use): StewardTx {
  const roleIn: StewardTx['roleIn'] = async (association, steward) =>
    (await use().roleIn.execute({ association, steward }))[0]?.role ?? null;
  return {
    async insertIdentity(kind, row) {
      const [written] = await use().insertIdentity(kind, row);
      if (written === undefined) throw new Error(`no ${kind} was written`);
      return written;
    },
    updateIdentity: (kind, where, set) => use().updateIdentity(kind, where, set),
    deleteIdentity: (kind, where) => use().deleteIdentity(kind, where),
    async setArchived(project, archivedAt) {
      if (archivedAt === null) await use().reopen.execute({ project });
      else await use().archive.execute({ project, archivedAt });
    },
    async deleteDraft(id) {
      await use().deleteDraft.execute({ id });
    },
    async forgetSignIns(before) {
      await use().forgetSignIns.execute({ before });
      await use().forgetVerifications.execute({ before: new Date(before).toISOString() });
    },
    async addApiKey(row) {
      await use().addApiKey.execute({ ...row });
    },
    removeApiKey: async (association, id) => changed(await use().removeApiKey.execute({ association, id })) > 0,
    async addOwnPicture(row) {
      await use().addOwnPicture.execute({ ...row });
    },
    lockAssociation: async (association) => changed(await use().lockAssociation.execute({ association })) > 0,
    roleIn,
    rolesIn: (association) => use().rolesIn.execute({ association }),
    addRole: async (association, steward, role, since) =>
      changed(await use().addRole.execute({ association, steward, role, since })) > 0,
    changeRole: async (association, steward, from, to) =>
      changed(await use().changeRole.execute({ association, steward, from, to })) > 0,
    removeRole: async (association, steward) => changed(await use().removeRole.execute({ association, steward })) > 0,
    async addInvitation(row) {
      await use().addInvitation.execute({ ...row });
    },
    async closeInvitation(id, to) {
      const [row] = await use().invitation.execute({ id });
      return row !== undefined && changed(await use().closeInvitation.execute({ id, to })) > 0 ? row : null;
    },
    association: async (id) => (await use().association.execute({ id }))[0] ?? null,
    async setAdmission(association, state, changedAt) {
      await use().setAdmission.execute({ association, state, changedAt });
    },
    createDraft: async (row) => changed(await use().createDraft.execute({ ...row })) > 0,
    async draft(slug) {
      const [row] = await use().draft.execute({ slug });
      return row ? draftRowOf(row) : null;
    },
    saveDraft: async (row) => changed(await use().saveDraft.execute({ ...row })) > 0,
    moderate: async ({ donation, kind }, to) => changed(await use().moderate.execute({ donation, kind, to })) > 0,
  };
}
