import type { Messages } from '#shared/i18n/messages.ts';
/** What only the pages say; everything else comes from the words that the game uses too. */
export interface PageWords {
    readonly tagline: string;
    readonly projects: string;
    readonly allProjects: string;
    readonly visit: string;
    readonly villages: string;
    readonly gifts: string;
    readonly picture: (village: string) => string;
    readonly noProject: string;
    readonly given: string;
    readonly back: string;
}
export declare const PAGE_WORDS: Readonly<Record<'fr' | 'en', PageWords>>;
/** All the words of one page. */
export interface Words {
    readonly t: Messages;
    readonly page: PageWords;
}
