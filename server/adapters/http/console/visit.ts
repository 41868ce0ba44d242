import type { Request, Response } from 'express';
import type { Deps } from '#server/domain/deps.ts';
import type { DrawnPhoto } from '#server/domain/drafts/photos.ts';
import type { DraftedProject } from '#server/domain/drafts/read.ts';
import type { AssociationRow, ProjectRow } from '#server/domain/ports/rows.ts';
import type { TaxReceiptRow } from '#server/domain/ports/taxReceipts.ts';
import type { SignUp, Steward } from '#server/domain/stewards/associations.ts';
import type { Host } from '#server/domain/stewards/hosts.ts';
import type * as offline from '#server/domain/stewards/offlineViews.ts';
import type { Role } from '#server/domain/stewards/rights.ts';
import type * as views from '#server/domain/stewards/views.ts';
import type { TaxReceiptsView } from '#server/domain/taxReceipts/stewards.ts';
import type { Footprint } from '#shared/catalogue/catalogue.ts';
import type { OwnFootprints, PictureFault } from '#shared/catalogue/own-picture.ts';
import type { PhotoFault } from '#shared/catalogue/photo.ts';
import type { Draft } from '#shared/drafts/draft.ts';
import type { Language } from '#shared/i18n/language.ts';
import type { AssociationId } from '#shared/ids.ts';
import type { Square } from '#shared/news/squares.ts';
import type { Result } from '#shared/result.ts';
import type { AddressOf } from '../address.ts';
import type { Limits } from '../limits.ts';
import type { Refusal } from '../problem.ts';

export interface ConsoleContext {
  readonly language: Language;
  readonly simulation: boolean;
  readonly path: string;
  readonly steward: string | null;
  readonly saved: boolean;
}

type Headers = Request['headers'];

/** Letting people in, as the console asks for it. */
export interface Entering {
  /** a letter with a link goes out; the same whoever asks */
  ask(email: string, language: Language): Promise<void>;
  /** the address that a link was made for, also when it is used or too old; null for what this server did not make */
  addressOf(token: string): Promise<string | null>;
  enter(token: string, headers: Headers): Promise<readonly string[] | null>;
  whoIs(headers: Headers): Promise<Steward | null>;
  sessions(headers: Headers): Promise<readonly SessionShown[]>;
  end(headers: Headers, session: string): Promise<boolean>;
  leave(headers: Headers): Promise<readonly string[]>;
}

export interface SessionShown {
  readonly id: string;
  readonly createdAt: number;
  readonly seenAt: number;
  readonly browser: string | null;
  readonly isThis: boolean;
}

/** Drafts as files, and pictures of them. */
export interface Drafting {
  versionOf(project: DraftedProject): string;
  write(association: AssociationRow, village: Draft['village'], project: DraftedProject): string;
  read(
    text: string,
    own: OwnFootprints,
  ): Result<
    {
      readonly project: Omit<ProjectRow, 'association' | 'photo'>;
      readonly village: Pick<Draft['village'], 'slug' | 'name'>;
    },
    readonly { readonly line: number; readonly reason: string }[]
  >;
  preview(draft: Draft, revision: number, own: OwnFootprints): Promise<Buffer>;
  /** a file that anybody may have sent, as a picture for a village */
  picture(file: Uint8Array, footprint: Footprint): Result<OwnPicture, PictureFault>;
  /** the same as a photo for pages */
  photo(file: Uint8Array): Promise<Result<DrawnPhoto, PhotoFault>>;
  /** one of our own photos with these squares made unknowable */
  cover(webp: Uint8Array, squares: readonly Square[]): Promise<Buffer>;
}

/** A picture that stands in a village: written by us, pixels and nothing else. */
export interface OwnPicture {
  readonly png: Buffer;
  readonly originX: number;
  readonly originY: number;
}

/** HTML from views: pure functions. */
export interface ConsolePages {
  signIn(
    model: { readonly email: string; readonly fault: 'notAnAddress' | 'tooMany' | null },
    context: ConsoleContext,
  ): string;
  sent(model: { readonly email: string; readonly isDevelopment: boolean }, context: ConsoleContext): string;
  enter(model: { readonly token: string; readonly isOver: boolean }, context: ConsoleContext): string;
  home(view: views.HomeView, context: ConsoleContext): string;
  newAssociation(view: views.NewAssociationView, context: ConsoleContext): string;
  sessions(shown: readonly SessionShown[], context: ConsoleContext): string;
  host(view: views.HostView, context: ConsoleContext): string;
  overview(view: views.OverviewView, context: ConsoleContext): string;
  newProject(view: views.NewProjectView, context: ConsoleContext): string;
  project(view: views.ProjectView, context: ConsoleContext): string;
  file(view: views.FileView, context: ConsoleContext): string;
  section(view: views.SectionView, context: ConsoleContext): string;
  photo(view: views.PhotoView, context: ConsoleContext): string;
  news(view: views.NewsListView, context: ConsoleContext): string;
  oneNews(view: views.NewsView, context: ConsoleContext): string;
  newsPhoto(view: views.NewsPhotoView, context: ConsoleContext): string;
  gifts(view: views.GiftsView, context: ConsoleContext): string;
  gift(view: views.GiftView, context: ConsoleContext): string;
  people(view: views.PeopleView, context: ConsoleContext): string;
  keys(view: views.KeysView, context: ConsoleContext): string;
  words(view: views.WordsView, context: ConsoleContext): string;
  addresses(view: views.AddressesView, context: ConsoleContext): string;
  villages(view: views.VillagesView, context: ConsoleContext): string;
  reports(view: views.ReportsView, context: ConsoleContext): string;
  questions(view: views.QuestionsView, context: ConsoleContext): string;
  sites(view: views.SitesView, context: ConsoleContext): string;
  taxReceipts(view: TaxReceiptsView, context: ConsoleContext): string;
  /** the words that a declaration is kept with */
  taxDeclaration(language: Language, association: string): string;
  donations(view: views.DonationsView, context: ConsoleContext): string;
  offlinePlaces(view: offline.OfflinePlacesView, context: ConsoleContext): string;
  offlineForm(view: offline.OfflineFormView, context: ConsoleContext): string;
  offlineReview(view: offline.OfflineReviewView, context: ConsoleContext): string;
  donation(view: views.DonationView, context: ConsoleContext): string;
}

export interface ConsoleParts {
  readonly deps: Deps;
  readonly entering: Entering;
  readonly drafting: Drafting;
  readonly pages: ConsolePages;
  readonly limits: Limits;
  readonly addressOf: AddressOf;
  readonly signUp: SignUp;
  /** addresses of those who look after this host */
  readonly hostStewards: readonly string[];
  /** where this association sets up its Stripe account, for a while */
  readonly connectPath: (association: AssociationId) => string;
  /** a receipt as its association prints it: a duplicate */
  readonly taxReceiptCopy: (receipt: TaxReceiptRow) => Promise<Buffer>;
  /** what waits to be told is told at once */
  readonly nudgeOutbox: () => void;
  /** letters are read at `/dev/mail` */
  readonly isDevelopment: boolean;
  readonly simulation: boolean;
  readonly secure: boolean;
  readonly refusePage: (request: Request, response: Response, refusal: Refusal) => void;
}

/** A request to the console after its guard. */
export interface Visit {
  readonly request: Request;
  readonly response: Response;
  readonly context: ConsoleContext;
  readonly body: Readonly<Record<string, unknown>>;
}
export interface SignedIn extends Visit {
  readonly steward: Steward;
}
export interface HostVisit extends SignedIn {
  readonly host: Host;
}
export interface ActingVisit extends SignedIn {
  readonly association: AssociationRow;
  readonly role: Role;
  readonly acting: views.Acting;
}

/** What a handler answers: a page, another place, or that there is nothing here. */
export type Answer =
  | { readonly kind: 'page'; readonly html: string; readonly status: number }
  | { readonly kind: 'to'; readonly path: string }
  | { readonly kind: 'file'; readonly type: string; readonly name: string | null; readonly content: string | Buffer }
  | { readonly kind: 'done' }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'badRequest' }
  | { readonly kind: 'tooMany'; readonly retryAfterSeconds: number };

export const page = (html: string, status = 200): Answer => ({ kind: 'page', html, status });
export const to = (path: string): Answer => ({ kind: 'to', path });
export const notFound: Answer = { kind: 'notFound' };
export const badRequest: Answer = { kind: 'badRequest' };
/** Back to a page that says that it was saved. */
export const savedAt = (path: string): Answer => to(`${path}?saved=1`);

/** A field of a form as text; what was not sent is empty. */
export const field = (body: Visit['body'], name: string): string => {
  const value = body[name];
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
};

export type Handler<V extends Visit = ActingVisit> = (visit: V) => Promise<Answer>;
