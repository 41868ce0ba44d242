import type { VillageData } from '#shared/protocol/page.ts';
import { type PageFiles } from './layout.ts';
export interface VillageModel {
    readonly data: VillageData;
    readonly seq: number;
    readonly moment: 'visit' | 'given' | 'back';
    /** made for this rendering: a double click on the form without script is one donation */
    readonly basketKey: string;
}
/** Sizes of the two first pictures, in pixels. */
export interface PictureSizes {
    readonly phone: {
        readonly width: number;
        readonly height: number;
    };
    readonly wide: {
        readonly width: number;
        readonly height: number;
    };
}
export interface PageParts {
    readonly publicUrl: string;
    readonly files: PageFiles;
    readonly pictures: PictureSizes;
}
/**
 * A village: picture, one sentence, progress and one Give button at first paint; story, steps and gifts below, with a form that
 * gives without any script. The game takes over `#picture`, `#stage` and `#hud`; `#fallback` stays.
 */
export declare function villagePage({ publicUrl, files, pictures }: PageParts, model: VillageModel): string;
