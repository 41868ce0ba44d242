import { type CardModel, type Context } from './projectPages.ts';
import { type ReceiptModel } from './receiptPage.ts';
import { type PageParts, type VillageModel } from './villagePage.ts';
/** Every page as a pure function of its model. */
export declare function createPages(parts: PageParts): {
    village: (model: VillageModel) => string;
    projects: (cards: readonly CardModel[], context: Context) => string;
    project: (card: CardModel, context: Context) => string;
    receipt: (model: ReceiptModel, context: Context) => string;
    refusal: (words: {
        readonly title: string;
        readonly detail: string;
    }, context: Context) => string;
};
