import type { Language } from '#shared/i18n/language.ts';
import type { VillageSlug } from '#shared/ids.ts';
import type { VillageData } from '#shared/protocol/page.ts';
import type { PageParts } from './villagePage.ts';
export interface CardModel {
    readonly data: Pick<VillageData, 'project' | 'association' | 'progress'>;
    readonly villages: readonly {
        readonly slug: VillageSlug;
        readonly name: string;
        readonly seq: number;
    }[];
}
export interface Context {
    readonly language: Language;
    readonly simulation: boolean;
}
/** All projects, each as the picture of its village. */
export declare function projectsPage({ publicUrl, files }: PageParts, cards: readonly CardModel[], context: Context): string;
/** One project: story, steps, catalogue, villages. */
export declare function projectPage({ publicUrl, files }: PageParts, card: CardModel, context: Context): string;
/** A refusal for people: what it is, and where to go. */
export declare function refusalPage({ publicUrl, files }: PageParts, refusal: {
    readonly title: string;
    readonly detail: string;
}, { language, simulation }: Context): string;
