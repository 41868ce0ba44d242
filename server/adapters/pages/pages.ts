import type { HostData } from '#server/domain/host.ts';
import { type AccountsModel, accountsPage } from './accountsPage.ts';
import { type ChoicesModel, choicesPage } from './choicesPage.ts';
import { type ConnectModel, connectPage } from './connectPage.ts';
import { createConsolePages } from './console/consolePages.ts';
import { createCornerPages } from './cornerPage.ts';
import { type EmbedModel, embedPage, embedWords } from './embedPage.ts';
import { type FounderModel, type FoundModel, founderPage, foundPage, nameIn } from './foundingPages.ts';
import { type FriendModel, friendPage } from './friendPage.ts';
import { legalPage } from './legalPage.ts';
import { type NewsModel, newsPage } from './newsPages.ts';
import { privacyPage } from './privacyPage.ts';
import {
  type CardModel,
  type Context,
  missingPage,
  type ProjectModel,
  projectPage,
  projectsPage,
  refusalPage,
} from './projectPages.ts';
import { type QuestionModel, questionPage } from './questionsPage.ts';
import { type ReceiptModel, receiptPage } from './receiptPage.ts';
import { type ReportModel, reportPage } from './reportPage.ts';
import { type StopModel, stopPage } from './stopPage.ts';
import { type TaxReceiptModel, taxReceiptPage } from './taxReceiptPage.ts';
import { type PageParts, type VillageModel, villagePage } from './villagePage.ts';

/** Every page as a pure function of its model. */
export function createPages(parts: PageParts) {
  return {
    village: (model: VillageModel) => villagePage(parts, model),
    projects: (cards: readonly CardModel[], context: Context) => projectsPage(parts, cards, context),
    project: (model: ProjectModel, context: Context) => projectPage(parts, model, context),
    missing: (
      words: { readonly title: string; readonly detail: string },
      cards: readonly CardModel[],
      context: Context,
    ) => missingPage(parts, words, cards, context),
    founding: {
      found: (model: FoundModel, context: Context) => foundPage(parts, model, context),
      founder: (model: FounderModel, context: Context) => founderPage(parts, model, context),
      nameIn,
    },
    corner: createCornerPages(parts),
    accounts: (model: AccountsModel, context: Context) => accountsPage(parts, model, context),
    news: (model: NewsModel, context: Context) => newsPage(parts, model, context),
    receipt: (model: ReceiptModel, context: Context) => receiptPage(parts, model, context),
    choices: (model: ChoicesModel, context: Context) => choicesPage(parts, model, context),
    stop: (model: StopModel, context: Context) => stopPage(parts, model, context),
    taxReceipt: (model: TaxReceiptModel, context: Context) => taxReceiptPage(parts, model, context),
    friend: (model: FriendModel, context: Context) => friendPage(parts, model, context),
    console: createConsolePages(parts),
    legal: (host: HostData, context: Context) => legalPage(parts, host, context),
    privacy: (host: HostData, context: Context) => privacyPage(parts, host, context),
    connect: (model: ConnectModel, context: Context) => connectPage(parts, model, context),
    embed: (model: EmbedModel) => embedPage(parts, model),
    embedWords,
    report: (model: ReportModel, context: Context) => reportPage(parts, model, context),
    question: (model: QuestionModel, context: Context) => questionPage(parts, model, context),
    refusal: (words: { readonly title: string; readonly detail: string }, context: Context) =>
      refusalPage(parts, words, context),
  };
}
