import type { Gift, Project } from '#shared/catalogue/catalogue.ts';
import type { Language } from '#shared/i18n/language.ts';
import type { GiftSlug } from '#shared/ids.ts';
import type { Progress } from '#shared/village/view.ts';
import { type Html } from './html.ts';
import type { Words } from './pageWords.ts';
/** How far the project is, in words and as a bar that any reader understands. */
export declare function progressPart({ t }: Words, project: Project, progress: Progress): Html;
/** Steps with the amount each is funded at and the month it is expected [V2, V3]. */
export declare function stepsPart(words: Words, language: Language, project: Project, progress: Progress, assets: string): Html;
/** What one gift is, costs and funds; `left` null is without limit. */
export declare function giftPart(words: Words, language: Language, gift: Gift, left: number | null, assets: string): Html;
export declare const leftOf: (gift: Gift, given: Readonly<Partial<Record<GiftSlug, number>>>) => number | null;
/** Names beside it say what it is: the picture is decoration. */
export declare const spritePart: (assets: string, sprite: string) => Html;
