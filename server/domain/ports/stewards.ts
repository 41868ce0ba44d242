import type { Footprint } from '#shared/catalogue/catalogue.ts';
import type { OwnFootprints } from '#shared/catalogue/own-picture.ts';
import type { Draft } from '#shared/drafts/draft.ts';
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
import type { Role } from '../stewards/rights.ts';
import type { AssociationRow, ConsentRow } from './rows.ts';

/** What the library that signs people in keeps with us. Its rows are its own affair: texts, flags and ISO dates. */
export type IdentityKind = 'steward' | 'stewardSession' | 'verification';
export type IdentityRow = Readonly<Record<string, unknown>>;
export interface IdentityCondition {
  readonly field: string;
  readonly operator: 'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte' | 'in';
  readonly value: unknown;
}
export interface IdentityQuestion {
  readonly where: readonly IdentityCondition[];
  readonly sortBy?: { readonly field: string; readonly direction: 'asc' | 'desc' };
  readonly limit: number;
  readonly offset?: number;
}

/** An association that was founded here waits for the host, where the host wants that; one made by the host never did. */
export type Admission = 'waiting' | 'admitted' | 'suspended';

export interface StewardRow {
  readonly steward: StewardId;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly since: number;
}

export interface InvitationRow {
  readonly id: InvitationId;
  readonly association: AssociationId;
  readonly email: string;
  readonly role: Role;
  readonly invitedBy: StewardId;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly state: 'open' | 'accepted' | 'declined' | 'withdrawn';
}

/** A project as its stewards are writing it. `revision` goes up with every save: who saves says which one was read. */
export interface DraftRow {
  readonly id: DraftId;
  readonly association: AssociationId;
  readonly slug: ProjectSlug;
  readonly body: Draft;
  readonly revision: number;
  readonly updatedAt: number;
  readonly updatedBy: StewardId;
}

/** Words that wait for a steward's yes [P2]. */
export interface HeldWords extends Pick<ConsentRow, 'donation' | 'value' | 'givenAt' | 'moderation'> {
  readonly kind: 'publicName' | 'message';
  readonly project: ProjectSlug;
}

/** An address that a giver left for letters, and did not take back. */
export interface LeftAddress extends Pick<ConsentRow, 'donation' | 'value' | 'givenAt'> {
  readonly kind: 'thanksEmail' | 'newsEmail';
  readonly project: ProjectSlug;
}

/** A gift's picture that an association drew: pixels of our palette, checked and written by us. */
export interface OwnPictureRow extends Footprint {
  readonly id: OwnPictureId;
  readonly association: AssociationId;
  /** base64 */
  readonly png: string;
  /** px of the picture that lies on the middle of its plots */
  readonly originX: number;
  readonly originY: number;
  readonly createdAt: number;
}

/** A key of an association's own tools. */
export interface ApiKeyRow {
  readonly id: ApiKeyId;
  readonly association: AssociationId;
  readonly name: string;
  readonly scopes: readonly ApiScope[];
  /** of the secret, which is kept nowhere */
  readonly hash: string;
  readonly createdAt: number;
}

export interface StewardReads {
  /** the newest first */
  apiKeysOf(association: AssociationId): Promise<readonly ApiKeyRow[]>;
  apiKeyByHash(hash: string): Promise<ApiKeyRow | null>;
  /** projects that are over */
  archivedProjects(): Promise<ReadonlySet<ProjectSlug>>;
  ownPicture(id: OwnPictureId): Promise<OwnPictureRow | null>;
  /** those of an association, the newest first */
  ownFootprints(association: AssociationId): Promise<OwnFootprints>;
  identityRows(kind: IdentityKind, question: IdentityQuestion): Promise<readonly IdentityRow[]>;
  /** every association that this person acts for */
  rolesOf(steward: StewardId): Promise<readonly { readonly association: AssociationRow; readonly role: Role }[]>;
  roleIn(association: AssociationId, steward: StewardId): Promise<Role | null>;
  /** the longest there first */
  stewardsOf(association: AssociationId): Promise<readonly StewardRow[]>;
  /** those still open, the newest first */
  invitationsOf(association: AssociationId): Promise<readonly InvitationRow[]>;
  invitationsFor(email: string): Promise<readonly InvitationRow[]>;
  invitation(id: InvitationId): Promise<InvitationRow | null>;
  /** `admitted` where nothing else was ever said */
  admission(association: AssociationId): Promise<Admission>;
  draft(slug: ProjectSlug): Promise<DraftRow | null>;
  /** by slug */
  draftsOf(association: AssociationId): Promise<readonly DraftRow[]>;
  /**
   * left with gifts that were paid, and not taken back, the newest first
   * @param part of the address, in lower case; '' is every one
   * @param after where the page before ended
   */
  addressesOf(
    association: AssociationId,
    part: string,
    after: Pick<LeftAddress, 'givenAt' | 'donation' | 'kind'> | null,
    limit: number,
  ): Promise<readonly LeftAddress[]>;
  /** given with gifts that were paid, and not taken back; those held first, then the newest */
  wordsOf(association: AssociationId, limit: number): Promise<readonly HeldWords[]>;
}

export interface StewardTx {
  /** letters that let in, and what they were made from, of before: of no more use to anybody, and with an address in them */
  forgetSignIns(before: number): Promise<void>;
  addApiKey(row: ApiKeyRow): Promise<void>;
  /** false when this association has no such key */
  removeApiKey(association: AssociationId, id: ApiKeyId): Promise<boolean>;
  addOwnPicture(row: OwnPictureRow): Promise<void>;
  /** since when a project is over; null: it goes on */
  setArchived(project: ProjectSlug, archivedAt: number | null): Promise<void>;
  deleteDraft(id: DraftId): Promise<void>;
  insertIdentity(kind: IdentityKind, row: IdentityRow): Promise<IdentityRow>;
  updateIdentity(
    kind: IdentityKind,
    where: readonly IdentityCondition[],
    set: IdentityRow,
  ): Promise<readonly IdentityRow[]>;
  deleteIdentity(kind: IdentityKind, where: readonly IdentityCondition[]): Promise<readonly IdentityRow[]>;
  /** whoever changes the people of an association waits here for the others who do: one of them is the last owner */
  lockAssociation(association: AssociationId): Promise<boolean>;
  roleIn(association: AssociationId, steward: StewardId): Promise<Role | null>;
  rolesIn(association: AssociationId): Promise<readonly { readonly steward: StewardId; readonly role: Role }[]>;
  /** false when this person has a role there already */
  addRole(association: AssociationId, steward: StewardId, role: Role, now: number): Promise<boolean>;
  /** compare-and-set */
  changeRole(association: AssociationId, steward: StewardId, from: Role, to: Role): Promise<boolean>;
  removeRole(association: AssociationId, steward: StewardId): Promise<boolean>;
  addInvitation(row: InvitationRow): Promise<void>;
  /** the invitation as it was, when it was open; null when it was not any more */
  closeInvitation(id: InvitationId, to: Exclude<InvitationRow['state'], 'open'>): Promise<InvitationRow | null>;
  association(id: AssociationId): Promise<AssociationRow | null>;
  setAdmission(association: AssociationId, state: Admission, now: number): Promise<void>;
  /** false when the id or the slug is taken */
  createDraft(row: DraftRow): Promise<boolean>;
  draft(slug: ProjectSlug): Promise<DraftRow | null>;
  /** compare-and-set on `revision`, which goes up by one */
  saveDraft(row: Pick<DraftRow, 'id' | 'body' | 'revision' | 'updatedAt' | 'updatedBy'>): Promise<boolean>;
  /** false when the giver took the words back, or they are there no more */
  moderate(words: Pick<HeldWords, 'donation' | 'kind'>, to: 'shown' | 'takenDown'): Promise<boolean>;
}
