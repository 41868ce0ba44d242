import type { Photo, Step, Words } from '#shared/catalogue/catalogue.ts';
import type { OwnFootprints, PictureFault } from '#shared/catalogue/own-picture.ts';
import type { PhotoFault } from '#shared/catalogue/photo.ts';
import type { Draft, DraftWords } from '#shared/drafts/draft.ts';
import type {
  AssociationId,
  DonationId,
  DraftId,
  GiftSlug,
  InvitationId,
  ProjectSlug,
  VillageSlug,
} from '#shared/ids.ts';
import type { Cents } from '#shared/money.ts';
import type { EitherWords, NewsBody } from '#shared/news/news.ts';
import type { QuestionSet } from '#shared/questions/question.ts';
import type { FormSection } from '../drafts/fields.ts';
import type { Changes } from '../drafts/publish.ts';
import type { DraftFault } from '../drafts/read.ts';
import type { Clash, Fields } from '../drafts/write.ts';
import type { GivenUp, WaitingLetters } from '../letters/undelivered.ts';
import type { OpenQuestion, QuestionLoss } from '../news/asking.ts';
import type { Foreseen } from '../news/foresee.ts';
import type { NewsFault } from '../news/read.ts';
import type { FoundedVillageRow } from '../ports/founding.ts';
import type { DonationState, Figures, GivenRow } from '../ports/givenMoney.ts';
import type { NewsPhoto, NewsRow } from '../ports/news.ts';
import type { OfflineGift } from '../ports/offline.ts';
import type { AssociationRow, ProjectRow } from '../ports/rows.ts';
import type { EmbedSiteRow, ReportRow } from '../ports/sharing.ts';
import type { Admission, ApiKeyRow, HeldWords, InvitationRow, LeftAddress, StewardRow } from '../ports/stewards.ts';
import type { LinkTold } from '../sharing/links.ts';
import type { VisitsTold } from '../sharing/visits.ts';
import type { Role } from './rights.ts';

/** What the pages of the console show, as far as it is not a row. */
export interface Acting {
  readonly association: Pick<AssociationRow, 'id' | 'name'>;
  readonly role: Role;
}

export interface HomeView {
  readonly isHost: boolean;
  readonly associations: readonly Acting[];
  readonly invitations: readonly { readonly id: InvitationId; readonly association: string; readonly role: Role }[];
}

/** Every association of this host, for those who look after it. */
export interface HostView {
  /** about what associations say themselves, with what they decided: nobody is the only judge in their own case */
  readonly reports: readonly ReportShown[];
  readonly associations: readonly {
    readonly id: AssociationId;
    readonly name: string;
    readonly email: string;
    readonly demonstration: boolean;
    readonly admission: Admission;
    /** number in a public register, once the host vouched for it */
    readonly approval: string | null;
    readonly isPaused: boolean;
    readonly stewards: number;
    readonly figures: Figures;
  }[];
  /** associations that are not invented: from two on article L548-1 may ask for a registration */
  readonly severalWarning: boolean;
  readonly refusal: 'badNumber' | null;
  readonly letters: HostLettersView;
}

/** Letters that have not arrived. */
export interface HostLettersView {
  /** whether there is a mail server: else all of them wait for one */
  readonly hasPost: boolean;
  readonly waiting: readonly WaitingLetters[];
  /** there are more of them than were counted */
  readonly isMoreWaiting: boolean;
  /** the last ones first */
  readonly givenUp: readonly GivenUp[];
  readonly isMoreGivenUp: boolean;
  /** how many were sent again just now; null: nobody asked */
  readonly sentAgain: number | null;
}

export interface OverviewView {
  readonly acting: Acting;
  readonly admission: Admission;
  readonly demonstration: boolean;
  readonly needs: {
    readonly words: number;
    /** founded villages whose name or thanks wait for a steward */
    readonly villages: number;
    /** of visitors, not decided yet */
    readonly reports: number;
    readonly evidence: number;
    readonly stripe: boolean;
  };
  /** null for those whose role does not see money */
  readonly figures: { readonly today: Figures; readonly week: Figures; readonly ever: Figures } | null;
  /** the last fortnight, the oldest first; unix ms of each day's beginning */
  readonly days: readonly { readonly at: number; readonly givenCents: Cents }[];
  readonly visits: {
    readonly today: VisitsTold;
    readonly week: VisitsTold;
    readonly ever: VisitsTold;
    /** those that brought most */
    readonly links: readonly LinkTold[];
  };
  readonly projects: readonly ProjectLine[];
}

export interface ProjectLine {
  readonly slug: ProjectSlug;
  readonly title: Words;
  readonly published: {
    readonly raisedCents: Cents;
    readonly goalCents: Cents;
    readonly village: VillageSlug;
    readonly isArchived: boolean;
    readonly steps: readonly (Pick<Step, 'name' | 'atCents' | 'expectedMonth'> & { readonly isReached: boolean })[];
  } | null;
}

export interface ProjectView {
  readonly acting: Acting;
  readonly draft: Draft;
  readonly revision: number;
  readonly faults: readonly DraftFault[];
  /** null before it was ever published */
  readonly changes: Changes | null;
  readonly village: VillageSlug | null;
  readonly canPublish: boolean;
  readonly isJustPublished: boolean;
  readonly isArchived: boolean;
  readonly canEdit: boolean;
  /** the draft's */
  readonly photo: Photo | null;
  /** why publishing was refused just now */
  readonly refusal: PublishTrouble | null;
}

export type PublishTrouble =
  | { readonly kind: 'notAdmitted' | 'landChanged' | 'foreign' }
  | { readonly kind: 'footprintChanged'; readonly gift: GiftSlug };

/** A form that is being filled in, perhaps again. */
export interface FormView {
  readonly fields: Fields;
  /** what it was filled in from: comes back with it */
  readonly was: Fields;
  readonly clashes: readonly Clash[];
  readonly canEdit: boolean;
}

export interface SectionView {
  readonly acting: Acting;
  readonly draft: Draft;
  readonly section: FormSection;
  readonly form: FormView;
  readonly faults: readonly DraftFault[];
  /** the land is fixed once it was published */
  readonly isPublished: boolean;
}

export interface PhotoView {
  readonly acting: Acting;
  readonly draft: Draft;
  /** the draft's, and whether it is the one that everybody sees */
  readonly photo: Photo | null;
  readonly isPublic: boolean;
  readonly alt: DraftWords;
  readonly hasAgreed: boolean;
  readonly fault: PhotoFault | null;
  readonly canEdit: boolean;
}

export interface GiftsView {
  readonly acting: Acting;
  readonly draft: Draft;
  readonly revision: number;
  readonly faults: readonly DraftFault[];
  readonly former: readonly { readonly slug: GiftSlug; readonly name: Words }[];
  readonly canEdit: boolean;
}

export interface GiftView {
  readonly acting: Acting;
  readonly draft: Draft;
  /** null: a new one */
  readonly gift: GiftSlug | null;
  /** pictures of the association's own */
  readonly own: OwnFootprints;
  /** why the file that was just sent is no picture for a village */
  readonly pictureFault: PictureFault | null;
  readonly form: FormView;
  readonly faults: readonly DraftFault[];
}

export interface FileView {
  readonly acting: Acting;
  readonly draft: Draft;
  readonly text: string;
  readonly faults: readonly { readonly line: number; readonly reason: string }[] | 'otherProject' | null;
  readonly canEdit: boolean;
}

export interface PeopleView {
  readonly acting: Acting;
  readonly me: string;
  readonly stewards: readonly StewardRow[];
  readonly invitations: readonly InvitationRow[];
  readonly refusal: 'lastOwner' | 'alreadyIn' | 'notThere' | 'notAnAddress' | null;
}

export interface KeysView {
  readonly acting: Acting;
  readonly keys: readonly Pick<ApiKeyRow, 'id' | 'name' | 'scopes' | 'createdAt'>[];
  /** shown once, just after it was made */
  readonly secret: string | null;
  readonly fault: 'unnamed' | 'tooMany' | null;
}

export interface WordsView {
  readonly acting: Acting;
  readonly words: readonly (HeldWords & { readonly title: Words })[];
}

export interface VillagesView {
  readonly acting: Acting;
  /** with words that wait first */
  readonly founded: readonly (FoundedVillageRow & { readonly project: ProjectSlug; readonly title: Words })[];
  readonly links: readonly LinkTold[];
  /** somebody changed the words that were just decided on */
  readonly isChanged: boolean;
}

/** A report with what it is about, as it stands now: null and none where that is gone. */
export interface ReportShown extends ReportRow {
  readonly path: string | null;
  readonly title: Words | null;
  /** of the news that were reported, while everybody reads them */
  readonly news: EitherWords | null;
  readonly said: readonly string[];
}

export interface ReportsView {
  readonly acting: Acting;
  readonly reports: readonly ReportShown[];
}

export interface SitesView {
  readonly acting: Acting;
  readonly sites: readonly EmbedSiteRow[];
  /** the projects' own, and founded ones that are on lists */
  readonly villages: readonly { readonly village: VillageSlug; readonly title: Words }[];
  readonly fault: 'notAnOrigin' | 'tooMany' | null;
  /** what was typed, when it was refused */
  readonly typed: string;
}

/** A question as it is typed: whatever is in the fields. */
export interface TypedQuestion {
  /** '' for a new one */
  readonly id: string;
  readonly asked: Words;
  readonly answers: readonly Words[];
  readonly right: number;
  readonly explained: Words;
  readonly source: string;
  readonly url: string;
  readonly isFaulty: boolean;
}

export interface QuestionsView {
  readonly acting: Acting;
  readonly draft: Draft;
  readonly sets: readonly QuestionSet[];
  readonly own: readonly TypedQuestion[];
  /** the project is: before, nobody could read its questions */
  readonly isPublished: boolean;
  /** visitors read what is written */
  readonly isRead: boolean;
  readonly canEdit: boolean;
}

export interface AddressesView {
  readonly acting: Acting;
  /** of an address: what was looked for; '' for every one */
  readonly part: string;
  readonly addresses: readonly (LeftAddress & { readonly title: Words })[];
  /** query of the next page; null at the end */
  readonly older: string | null;
  readonly isFirstPage: boolean;
}

export interface DonationsView {
  readonly acting: Acting;
  readonly projects: readonly Pick<ProjectLine, 'slug' | 'title'>[];
  readonly asked: { readonly project: ProjectSlug | null; readonly state: DonationState };
  readonly rows: readonly GivenRow[];
  /** query of the next page; null at the end */
  readonly older: string | null;
  readonly isFirstPage: boolean;
  /** of which there is a journal */
  readonly years: readonly number[];
}

/** What was just done with a donation, or was not. */
export const DONATION_NOTICES = [
  'ordered',
  'refused',
  'unanswered',
  'unsaid',
  'several',
  'disputedNow',
  'entered',
  'takenBack',
  'takenBackBefore',
  'unsaidBack',
] as const;
export type DonationNotice = (typeof DONATION_NOTICES)[number];

export interface DonationView {
  readonly acting: Acting;
  readonly donation: DonationId;
  readonly project: Words;
  readonly totalCents: Cents;
  readonly payments: readonly Pick<
    GivenRow,
    'attempt' | 'paidAt' | 'amountCents' | 'refundedCents' | 'dispute' | 'lostCents'
  >[];
  readonly lines: readonly {
    readonly line: number;
    readonly gift: Words | null;
    readonly quantity: number;
    readonly amountCents: Cents;
    readonly isBack: boolean;
  }[];
  readonly village: VillageSlug;
  /** null where it was paid with Stripe */
  readonly byHand: Pick<OfflineGift, 'mode' | 'receivedOn' | 'reference' | 'reversal'> | null;
  readonly notice: DonationNotice | null;
}

export interface NewAssociationView {
  readonly id: AssociationId;
  readonly name: string;
  readonly email: string;
  readonly fault: 'badName' | 'notAnAddress' | null;
}

export interface NewProjectView {
  readonly acting: Acting;
  readonly id: DraftId;
  readonly title: string;
  readonly isMissing: boolean;
}

export interface NewsListView {
  readonly acting: Acting;
  readonly slug: ProjectSlug;
  /** null while it is not published: there is nobody to tell */
  readonly project: ProjectRow | null;
  readonly news: readonly NewsRow[];
  /** letters with news of it that were given up */
  readonly lettersLost: number;
  /** by whose clock moments are chosen: `Europe/Paris` */
  readonly zone: string;
  readonly canEdit: boolean;
}

/** Why news could not be published just now. */
export type NewsTrouble = 'notAdmitted' | 'unfinished' | 'changedMeanwhile' | 'questionGone' | 'notAMoment';

export interface NewsView {
  readonly acting: Acting;
  readonly project: ProjectRow;
  readonly news: NewsRow;
  /** in the order in which they are shown */
  readonly photos: readonly NewsPhoto[];
  readonly form: FormView;
  readonly faults: readonly NewsFault[];
  /** as it would be published; null while something is wrong */
  readonly body: NewsBody | null;
  readonly foreseen: Foreseen;
  /** what they may answer */
  readonly open: readonly OpenQuestion[];
  /** of pebbles, if the correction were published as it is */
  readonly loss: QuestionLoss | null;
  readonly canPublish: boolean;
  readonly trouble: NewsTrouble | null;
  readonly photoFault: PhotoFault | 'tooMany' | null;
  /** what was typed of a photo that was not taken */
  readonly alt: EitherWords;
  /** `2027-03-14` */
  readonly today: string;
  /** `Europe/Paris`; and unix ms */
  readonly zone: string;
  readonly now: number;
}

export interface NewsPhotoView {
  readonly acting: Acting;
  readonly project: ProjectRow;
  readonly news: NewsRow;
  readonly photo: NewsPhoto;
  readonly canEdit: boolean;
}
