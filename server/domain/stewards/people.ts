import { type AssociationId, InvitationId, type StewardId } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { commit, type Deps } from '../deps.ts';
import type { StewardTx } from '../ports/stewards.ts';
import type { Steward } from './associations.ts';
import type { Role } from './rights.ts';

export const INVITATION_MS = 14 * 86_400_000;

export type PeopleRefusal =
  /** somebody must own the association */
  { readonly kind: 'lastOwner' } | { readonly kind: 'notThere' } | { readonly kind: 'alreadyIn' };

export interface Invited {
  readonly association: AssociationId;
  readonly email: string;
  readonly role: Role;
  readonly language: 'fr' | 'en';
}

/** Somebody is asked to act for the association too; the letter says by whom. */
export async function invite(deps: Deps, by: Steward, invited: Invited): Promise<Result<null, PeopleRefusal>> {
  const { association, role, language } = invited;
  const email = invited.email.trim().toLowerCase();
  const { read } = deps.store;
  if ((await read.stewardsOf(association)).some((one) => one.email === email)) return err({ kind: 'alreadyIn' });
  if ((await read.invitationsOf(association)).some((one) => one.email === email)) return err({ kind: 'alreadyIn' });
  const now = deps.surroundings.now();
  const id = InvitationId.parse(deps.surroundings.newId('inv'));
  return commit<null, PeopleRefusal>(deps, async (tx) => {
    await tx.addInvitation({
      id,
      association,
      email,
      role,
      invitedBy: by.id,
      createdAt: now,
      expiresAt: now + INVITATION_MS,
      state: 'open',
    });
    await tx.enqueue('mail', `invitation:${id}`, { kind: 'invitation', invitation: id, language }, now);
    await tx.audit({ at: now, actor: by.id, action: 'invite-steward', subject: `${association} ${role}` });
    return ok(null);
  });
}

export async function withdrawInvitation(
  deps: Deps,
  by: Steward,
  association: AssociationId,
  id: InvitationId,
): Promise<Result<null, PeopleRefusal>> {
  const known = await deps.store.read.invitation(id);
  if (known?.association !== association) return err({ kind: 'notThere' });
  return commit<null, PeopleRefusal>(deps, async (tx) => {
    if ((await tx.closeInvitation(id, 'withdrawn')) === null) return err({ kind: 'notThere' });
    await tx.audit({ at: deps.surroundings.now(), actor: by.id, action: 'withdraw-invitation', subject: id });
    return ok(null);
  });
}

/** Whoever was invited answers. Only the address that was written to can. */
export async function answerInvitation(
  deps: Deps,
  steward: Steward,
  id: InvitationId,
  answer: 'accepted' | 'declined',
): Promise<Result<AssociationId, PeopleRefusal>> {
  const now = deps.surroundings.now();
  return commit<AssociationId, PeopleRefusal>(deps, async (tx) => {
    const invitation = await tx.closeInvitation(id, answer);
    if (invitation?.email !== steward.email || invitation.expiresAt <= now) return err({ kind: 'notThere' });
    const { association, role } = invitation;
    if (answer === 'accepted') await tx.addRole(association, steward.id, role, now);
    await tx.audit({ at: now, actor: steward.id, action: `invitation-${answer}`, subject: association });
    return ok(association);
  });
}

/** Another role for a steward, or none any more (`null`): from the next request on. */
export async function setRole(
  deps: Deps,
  by: Steward,
  association: AssociationId,
  steward: StewardId,
  role: Role | null,
): Promise<Result<null, PeopleRefusal>> {
  return commit<null, PeopleRefusal>(deps, async (tx) => {
    // Two owners who leave at the same moment wait here for each other.
    await tx.lockAssociation(association);
    const before = await tx.roleIn(association, steward);
    if (before === null) return err({ kind: 'notThere' });
    if (before === 'owner' && role !== 'owner' && (await isLastOwner(tx, association, steward))) {
      return err({ kind: 'lastOwner' });
    }
    if (role === null) await tx.removeRole(association, steward);
    else await tx.changeRole(association, steward, before, role);
    const action = role === null ? 'remove-steward' : 'change-role';
    const subject = `${association} ${steward} ${role ?? before}`;
    await tx.audit({ at: deps.surroundings.now(), actor: by.id, action, subject });
    return ok(null);
  });
}

async function isLastOwner(tx: StewardTx, association: AssociationId, steward: StewardId): Promise<boolean> {
  const roles = await tx.rolesIn(association);
  return !roles.some((one) => one.role === 'owner' && one.steward !== steward);
}
