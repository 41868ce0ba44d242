import { and, asc, desc, eq, exists, gte, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import type { Schema } from '../schema/schema.ts';
import { bound, boundAs, type Db, everyColumn, ph } from './db.ts';

const GRANTED = ['paid', 'settled'] as const;

export function stewardReads(db: Db, t: Schema) {
  const {
    association,
    steward,
    stewardRole,
    invitation,
    admission,
    draft,
    consent,
    donation,
    project,
    attempt,
    ownPicture,
  } = t;
  const invitations = () => db.select().from(invitation);
  return {
    rolesOf: db
      .select({ association, role: stewardRole.role })
      .from(stewardRole)
      .innerJoin(association, eq(association.id, stewardRole.association))
      .where(eq(stewardRole.steward, ph('steward')))
      .orderBy(asc(association.name), asc(association.id))
      .prepare('roles_of'),
    roleIn: db
      .select({ role: stewardRole.role })
      .from(stewardRole)
      .where(and(eq(stewardRole.association, ph('association')), eq(stewardRole.steward, ph('steward'))))
      .prepare('role_in'),
    stewardsOf: db
      .select({
        steward: steward.id,
        email: steward.email,
        name: steward.name,
        role: stewardRole.role,
        since: stewardRole.since,
      })
      .from(stewardRole)
      .innerJoin(steward, eq(steward.id, stewardRole.steward))
      .where(eq(stewardRole.association, ph('association')))
      .orderBy(asc(stewardRole.since), asc(steward.id))
      .prepare('stewards_of'),
    invitationsOf: invitations()
      .where(and(eq(invitation.association, ph('association')), eq(invitation.state, 'open')))
      .orderBy(desc(invitation.createdAt), desc(invitation.id))
      .prepare('invitations_of'),
    invitationsFor: invitations()
      .where(and(eq(invitation.email, ph('email')), eq(invitation.state, 'open')))
      .orderBy(desc(invitation.createdAt), desc(invitation.id))
      .prepare('invitations_for'),
    invitation: invitations()
      .where(eq(invitation.id, ph('id')))
      .prepare('invitation'),
    admission: db
      .select({ state: admission.state })
      .from(admission)
      .where(eq(admission.association, ph('association')))
      .prepare('admission'),
    draft: db
      .select()
      .from(draft)
      .where(eq(draft.slug, ph('slug')))
      .prepare('draft'),
    draftsOf: db
      .select()
      .from(draft)
      .where(eq(draft.association, ph('association')))
      .prepare('drafts_of'),
    archivedProjects: db
      .select({ project: t.archivedProject.project })
      .from(t.archivedProject)
      .prepare('archived_projects'),
    apiKeysOf: db
      .select()
      .from(t.apiKey)
      .where(eq(t.apiKey.association, ph('association')))
      .orderBy(desc(t.apiKey.createdAt), desc(t.apiKey.id))
      .prepare('api_keys_of'),
    apiKeyByHash: db
      .select()
      .from(t.apiKey)
      .where(eq(t.apiKey.hash, ph('hash')))
      .prepare('api_key_by_hash'),
    ownPicture: db
      .select()
      .from(ownPicture)
      .where(eq(ownPicture.id, ph('id')))
      .prepare('own_picture'),
    ownFootprints: db
      .select({ id: ownPicture.id, w: ownPicture.w, d: ownPicture.d })
      .from(ownPicture)
      .where(eq(ownPicture.association, ph('association')))
      .orderBy(desc(ownPicture.createdAt), desc(ownPicture.id))
      .prepare('own_footprints'),
    addressesOf: db
      .select({
        donation: consent.donation,
        kind: consent.kind,
        value: consent.value,
        givenAt: consent.givenAt,
        project: donation.project,
      })
      .from(project)
      .innerJoin(donation, eq(donation.project, project.slug))
      .innerJoin(consent, eq(consent.donation, donation.id))
      .where(
        and(
          eq(project.association, ph('association')),
          inArray(consent.kind, ['thanksEmail', 'newsEmail']),
          isNull(consent.revokedAt),
          sql`lower(${consent.value}) like ${ph('like')} escape '\\'`,
          or(
            lt(consent.givenAt, ph('givenAt')),
            and(eq(consent.givenAt, ph('givenAt')), sql`${consent.donation} || ${consent.kind} > ${ph('mark')}`),
          ),
          exists(
            db
              .select({ id: attempt.id })
              .from(attempt)
              .where(and(eq(attempt.donation, donation.id), inArray(attempt.state, [...GRANTED]))),
          ),
        ),
      )
      .orderBy(desc(consent.givenAt), asc(sql`${consent.donation} || ${consent.kind}`))
      .limit(ph('limit'))
      .prepare('addresses_of'),
    associationWords: db
      .select({
        donation: consent.donation,
        kind: consent.kind,
        value: consent.value,
        givenAt: consent.givenAt,
        moderation: consent.moderation,
        project: donation.project,
      })
      .from(project)
      .innerJoin(donation, eq(donation.project, project.slug))
      .innerJoin(consent, eq(consent.donation, donation.id))
      .where(
        and(
          eq(project.association, ph('association')),
          inArray(consent.kind, ['publicName', 'message']),
          isNull(consent.revokedAt),
          exists(
            db
              .select({ id: attempt.id })
              .from(attempt)
              .where(and(eq(attempt.donation, donation.id), inArray(attempt.state, [...GRANTED]))),
          ),
        ),
      )
      .orderBy(sql`${consent.moderation} <> 'held'`, desc(consent.givenAt), asc(consent.donation))
      .limit(ph('limit'))
      .prepare('association_words'),
  };
}

export function stewardWrites(db: Db, t: Schema) {
  const { association, stewardRole, invitation, admission, draft, consent, ownPicture } = t;
  const here = and(eq(stewardRole.association, ph('association')), eq(stewardRole.steward, ph('steward')));
  return {
    archive: db
      .insert(t.archivedProject)
      .values(everyColumn(t.archivedProject))
      .onConflictDoNothing()
      .prepare('archive'),
    reopen: db
      .delete(t.archivedProject)
      .where(eq(t.archivedProject.project, ph('project')))
      .prepare('reopen'),
    deleteDraft: db
      .delete(draft)
      .where(eq(draft.id, ph('id')))
      .prepare('delete_draft'),
    forgetSignIns: db
      .delete(t.outbox)
      .where(
        and(
          eq(t.outbox.topic, 'mail'),
          gte(t.outbox.key, 'signIn:'),
          lt(t.outbox.key, 'signIn;'),
          lt(t.outbox.nextTryAt, ph('before')),
        ),
      )
      .prepare('forget_sign_ins'),
    forgetVerifications: db
      .delete(t.verification)
      .where(lt(t.verification.expiresAt, ph('before')))
      .prepare('forget_verifications'),
    addApiKey: db.insert(t.apiKey).values(everyColumn(t.apiKey)).prepare('add_api_key'),
    removeApiKey: db
      .delete(t.apiKey)
      .where(and(eq(t.apiKey.id, ph('id')), eq(t.apiKey.association, ph('association'))))
      .prepare('remove_api_key'),
    addOwnPicture: db.insert(ownPicture).values(everyColumn(ownPicture)).prepare('add_own_picture'),
    lockAssociation: db
      .update(association)
      .set({ id: sql`${association.id}` })
      .where(eq(association.id, ph('association')))
      .prepare('lock_association'),
    rolesIn: db
      .select({ steward: stewardRole.steward, role: stewardRole.role })
      .from(stewardRole)
      .where(eq(stewardRole.association, ph('association')))
      .prepare('roles_in'),
    addRole: db.insert(stewardRole).values(everyColumn(stewardRole)).onConflictDoNothing().prepare('add_role'),
    changeRole: db
      .update(stewardRole)
      .set({ role: bound('to') })
      .where(and(here, eq(stewardRole.role, ph('from'))))
      .prepare('change_role'),
    removeRole: db.delete(stewardRole).where(here).prepare('remove_role'),
    addInvitation: db.insert(invitation).values(everyColumn(invitation)).prepare('add_invitation'),
    closeInvitation: db
      .update(invitation)
      .set({ state: bound('to') })
      .where(and(eq(invitation.id, ph('id')), eq(invitation.state, 'open')))
      .prepare('close_invitation'),
    setAdmission: db
      .insert(admission)
      .values(everyColumn(admission))
      .onConflictDoUpdate({
        target: admission.association,
        set: { state: sql`excluded.state`, changedAt: sql`excluded.changed_at` },
      })
      .prepare('set_admission'),
    createDraft: db.insert(draft).values(everyColumn(draft)).onConflictDoNothing().prepare('create_draft'),
    saveDraft: db
      .update(draft)
      .set({
        body: boundAs('body', draft.body),
        revision: sql`${draft.revision} + 1`,
        updatedAt: bound('updatedAt'),
        updatedBy: bound('updatedBy'),
      })
      .where(and(eq(draft.id, ph('id')), eq(draft.revision, ph('revision'))))
      .prepare('save_draft'),
    moderate: db
      .update(consent)
      .set({ moderation: bound('to') })
      .where(and(eq(consent.donation, ph('donation')), eq(consent.kind, ph('kind')), isNull(consent.revokedAt)))
      .prepare('moderate'),
  };
}
