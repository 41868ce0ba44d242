import { sql } from 'drizzle-orm';
import type { Admission, InvitationRow } from '#server/domain/ports/stewards.ts';
import { ROLES, type Role } from '#server/domain/stewards/rights.ts';
import type { KeptDraft } from '#shared/drafts/draft.ts';
import type {
  ApiKeyId,
  AssociationId,
  DraftId,
  InvitationId,
  OwnPictureId,
  ProjectSlug,
  StewardId,
} from '#shared/ids.ts';
import type { ApiScope } from '#shared/protocol/association-api.ts';
import { type Kit, oneOf } from '../kit.ts';
import type { CatalogueTables } from './catalogue.ts';

const ADMISSIONS: readonly Admission[] = ['waiting', 'admitted', 'suspended'];
const INVITATIONS: readonly InvitationRow['state'][] = ['open', 'accepted', 'declined', 'withdrawn'];

/** The people who run associations: who they are, for whom they act, and what they are writing. */
export function stewardTables(k: Kit, { association, project }: CatalogueTables) {
  // The library that signs people in writes these three; its dates are ISO texts, which sort as they follow each other.
  const steward = k.table('steward', {
    id: k.text('id').$type<StewardId>().primaryKey(),
    name: k.text('name').notNull(),
    email: k.text('email').notNull().unique(),
    emailVerified: k.flag('email_verified').notNull(),
    image: k.text('image'),
    createdAt: k.text('created_at').notNull(),
    updatedAt: k.text('updated_at').notNull(),
  });
  const stewardId = (name: string) => k.text(name).$type<StewardId>().notNull();
  const stewardSession = k.table(
    'steward_session',
    {
      id: k.text('id').primaryKey(),
      token: k.text('token').notNull().unique(),
      userId: stewardId('steward').references(() => steward.id, { onDelete: 'cascade' }),
      expiresAt: k.text('expires_at').notNull(),
      createdAt: k.text('created_at').notNull(),
      updatedAt: k.text('updated_at').notNull(),
      ipAddress: k.text('ip_address'),
      userAgent: k.text('user_agent'),
    },
    (t) => [k.index('steward_session_steward').on(t.userId)],
  );
  const verification = k.table(
    'verification',
    {
      id: k.text('id').primaryKey(),
      identifier: k.text('identifier').notNull(),
      value: k.text('value').notNull(),
      expiresAt: k.text('expires_at').notNull(),
      createdAt: k.text('created_at').notNull(),
      updatedAt: k.text('updated_at').notNull(),
    },
    (t) => [k.index('verification_identifier').on(t.identifier)],
  );

  const associationId = () =>
    k
      .text('association')
      .$type<AssociationId>()
      .notNull()
      .references(() => association.id);
  const role = () => k.text('role').$type<Role>().notNull();
  const stewardRole = k.table(
    'steward_role',
    {
      association: associationId(),
      steward: stewardId('steward').references(() => steward.id),
      role: role(),
      since: k.whole('since').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.association, t.steward] }),
      k.index('steward_role_steward').on(t.steward),
      k.check('steward_role_role', oneOf(t.role, ROLES)),
      ...k.wholeOnly('steward_role_whole', t.since),
    ],
  );
  const invitation = k.table(
    'invitation',
    {
      id: k.text('id').$type<InvitationId>().primaryKey(),
      association: associationId(),
      email: k.text('email').notNull(),
      role: role(),
      invitedBy: stewardId('invited_by').references(() => steward.id),
      createdAt: k.whole('created_at').notNull(),
      expiresAt: k.whole('expires_at').notNull(),
      state: k.text('state').$type<InvitationRow['state']>().notNull(),
    },
    (t) => [
      k.index('invitation_association').on(t.association, t.state),
      k.index('invitation_email').on(t.email, t.state),
      k.check('invitation_role', oneOf(t.role, ROLES)),
      k.check('invitation_state', oneOf(t.state, INVITATIONS)),
      ...k.wholeOnly('invitation_whole', t.createdAt, t.expiresAt),
    ],
  );
  const admission = k.table(
    'admission',
    {
      association: associationId().primaryKey(),
      state: k.text('state').$type<Admission>().notNull(),
      changedAt: k.whole('changed_at').notNull(),
    },
    (t) => [k.check('admission_state', oneOf(t.state, ADMISSIONS)), ...k.wholeOnly('admission_whole', t.changedAt)],
  );
  const draft = k.table(
    'draft',
    {
      id: k.text('id').$type<DraftId>().primaryKey(),
      association: associationId(),
      slug: k.text('slug').$type<ProjectSlug>().notNull().unique(),
      body: k.json('body').$type<KeptDraft>().notNull(),
      revision: k.whole('revision').notNull(),
      updatedAt: k.whole('updated_at').notNull(),
      updatedBy: stewardId('updated_by').references(() => steward.id),
    },
    (t) => [
      k.index('draft_association').on(t.association),
      k.check('draft_revision', sql`${t.revision} > 0`),
      ...k.wholeOnly('draft_whole', t.revision, t.updatedAt),
    ],
  );
  const ownPicture = k.table(
    'own_picture',
    {
      id: k.text('id').$type<OwnPictureId>().primaryKey(),
      association: associationId(),
      w: k.whole('w').notNull(),
      d: k.whole('d').notNull(),
      png: k.text('png').notNull(),
      originX: k.whole('origin_x').notNull(),
      originY: k.whole('origin_y').notNull(),
      createdAt: k.whole('created_at').notNull(),
    },
    (t) => [
      k.index('own_picture_association').on(t.association, t.createdAt),
      k.check('own_picture_plots', sql`${t.w} between 1 and 4 and ${t.d} between 1 and 4`),
      ...k.wholeOnly('own_picture_whole', t.w, t.d, t.originX, t.originY, t.createdAt),
    ],
  );
  const apiKey = k.table(
    'api_key',
    {
      id: k.text('id').$type<ApiKeyId>().primaryKey(),
      association: associationId(),
      name: k.text('name').notNull(),
      scopes: k.json('scopes').$type<readonly ApiScope[]>().notNull(),
      hash: k.text('hash').notNull().unique(),
      createdAt: k.whole('created_at').notNull(),
    },
    (t) => [k.index('api_key_association').on(t.association), ...k.wholeOnly('api_key_whole', t.createdAt)],
  );
  const archivedProject = k.table(
    'archived_project',
    {
      project: k
        .text('project')
        .$type<ProjectSlug>()
        .primaryKey()
        .references(() => project.slug),
      archivedAt: k.whole('archived_at').notNull(),
    },
    (t) => k.wholeOnly('archived_project_whole', t.archivedAt),
  );
  return {
    steward,
    stewardSession,
    verification,
    stewardRole,
    invitation,
    admission,
    draft,
    ownPicture,
    archivedProject,
    apiKey,
  };
}
export type StewardTables = ReturnType<typeof stewardTables>;
