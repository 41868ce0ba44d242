import type { Project } from '#shared/catalogue/catalogue.ts';
import type { PricedBasket } from '#shared/catalogue/pricing.ts';
import type { VillageSlug } from '#shared/ids.ts';
import type { Context } from './projectPages.ts';
import type { PageParts } from './villagePage.ts';
export interface ReceiptModel {
    readonly project: Project;
    readonly village: VillageSlug;
    readonly basketKey: string;
    readonly priced: PricedBasket;
    /** `2026-11-22`: the tax setting is dated */
    readonly today: string;
}
/** The receipt in advance for readers without script [G4]: what is paid, what arrives, and one question. */
export declare function receiptPage({ publicUrl, files }: PageParts, model: ReceiptModel, context: Context): string;
