import type * as offline from '#server/domain/stewards/offlineViews.ts';
import type * as views from '#server/domain/stewards/views.ts';
import type { TaxReceiptsView } from '#server/domain/taxReceipts/stewards.ts';
import type { PageParts } from '../villagePage.ts';
import { addressesPage } from './addressesPage.ts';
import { donationPage, donationsPage } from './donationPages.ts';
import {
  enterPage,
  homePage,
  newAssociationPage,
  type SessionShown,
  type SignInModel,
  sentPage,
  sessionsPage,
  signInPage,
} from './entryPages.ts';
import type { ConsoleContext } from './frame.ts';
import { giftPage, giftsPage } from './giftPages.ts';
import { hostPage } from './hostPage.ts';
import { keysPage } from './keysPage.ts';
import { newsListPage, newsPage } from './newsPages.ts';
import { newsPhotoPage } from './newsPhotoPages.ts';
import { offlineFormPage, offlinePlacesPage, offlineReviewPage } from './offlinePages.ts';
import { newProjectPage, overviewPage } from './overviewPage.ts';
import { peoplePage, wordsPage } from './peoplePages.ts';
import { photoPage } from './photoPage.ts';
import { filePage, projectPage } from './projectPage.ts';
import { questionsPage } from './questionsPage.ts';
import { reportsPage } from './reportsPage.ts';
import { sectionPage } from './sectionPages.ts';
import { sitesPage } from './sitesPage.ts';
import { declarationOf, taxReceiptsPage } from './taxReceiptsPage.ts';
import { villagesPage } from './villagesPage.ts';

type Context = ConsoleContext;

/** Every page of the console as a pure function of its view. */
export function createConsolePages(parts: PageParts) {
  return {
    signIn: (model: SignInModel, context: Context) => signInPage(parts, model, context),
    sent: (model: { readonly email: string; readonly isDevelopment: boolean }, context: Context) =>
      sentPage(parts, model, context),
    enter: (model: { readonly token: string; readonly isOver: boolean }, context: Context) =>
      enterPage(parts, model, context),
    home: (view: views.HomeView, context: Context) => homePage(parts, view, context),
    newAssociation: (view: views.NewAssociationView, context: Context) => newAssociationPage(parts, view, context),
    sessions: (shown: readonly SessionShown[], context: Context) => sessionsPage(parts, shown, context),
    host: (view: views.HostView, context: Context) => hostPage(parts, view, context),
    overview: (view: views.OverviewView, context: Context) => overviewPage(parts, view, context),
    newProject: (view: views.NewProjectView, context: Context) => newProjectPage(parts, view, context),
    project: (view: views.ProjectView, context: Context) => projectPage(parts, view, context),
    file: (view: views.FileView, context: Context) => filePage(parts, view, context),
    section: (view: views.SectionView, context: Context) => sectionPage(parts, view, context),
    photo: (view: views.PhotoView, context: Context) => photoPage(parts, view, context),
    news: (view: views.NewsListView, context: Context) => newsListPage(parts, view, context),
    oneNews: (view: views.NewsView, context: Context) => newsPage(parts, view, context),
    newsPhoto: (view: views.NewsPhotoView, context: Context) => newsPhotoPage(parts, view, context),
    gifts: (view: views.GiftsView, context: Context) => giftsPage(parts, view, context),
    gift: (view: views.GiftView, context: Context) => giftPage(parts, view, context),
    people: (view: views.PeopleView, context: Context) => peoplePage(parts, view, context),
    keys: (view: views.KeysView, context: Context) => keysPage(parts, view, context),
    words: (view: views.WordsView, context: Context) => wordsPage(parts, view, context),
    addresses: (view: views.AddressesView, context: Context) => addressesPage(parts, view, context),
    villages: (view: views.VillagesView, context: Context) => villagesPage(parts, view, context),
    reports: (view: views.ReportsView, context: Context) => reportsPage(parts, view, context),
    questions: (view: views.QuestionsView, context: Context) => questionsPage(parts, view, context),
    sites: (view: views.SitesView, context: Context) => sitesPage(parts, view, context),
    taxReceipts: (view: TaxReceiptsView, context: Context) => taxReceiptsPage(parts, view, context),
    taxDeclaration: declarationOf,
    donations: (view: views.DonationsView, context: Context) => donationsPage(parts, view, context),
    offlinePlaces: (view: offline.OfflinePlacesView, context: Context) => offlinePlacesPage(parts, view, context),
    offlineForm: (view: offline.OfflineFormView, context: Context) => offlineFormPage(parts, view, context),
    offlineReview: (view: offline.OfflineReviewView, context: Context) => offlineReviewPage(parts, view, context),
    donation: (view: views.DonationView, context: Context) => donationPage(parts, view, context),
  };
}
