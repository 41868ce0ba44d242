import type { Language } from '#shared/i18n/language.ts';
import { type Html } from './html.ts';
import { type Words } from './pageWords.ts';
/** Where the page's files are; their addresses change with their content. */
export interface PageFiles {
    readonly stylesheet: string;
    /** the game's own stylesheets and entry; without a build there is no game, and the page still works */
    readonly clientStyles: readonly string[];
    readonly clientScripts: readonly string[];
    /** folder of the atlas and of `sprites/<name>.png` */
    readonly assets: string;
}
export interface Frame {
    readonly language: Language;
    readonly title: string;
    readonly description: string;
    /** path without language */
    readonly path: string;
    readonly publicUrl: string;
    readonly files: PageFiles;
    readonly picture: {
        readonly path: string;
        readonly alt: string;
    } | null;
    readonly head?: Html;
    readonly body: Html;
    /** the game runs on this page */
    readonly game: boolean;
}
export declare const wordsIn: (language: Language) => Words;
export declare const otherLanguage: (language: Language) => Language;
/** A whole document: words and picture first, script last; nothing comes from anywhere else. */
export declare function documentOf(frame: Frame): string;
/** The line that says that no money moves, or that the project is invented. */
export declare function banner({ t }: Words, simulation: boolean, demonstration: boolean): Html | null;
export declare function languageLink({ t }: Words, language: Language, path: string): Html;
