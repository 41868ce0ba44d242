import { Project, Words } from '#shared/catalogue/catalogue.ts';
import { VillageSlug } from '#shared/ids.ts';
import { type Result } from '#shared/result.ts';
/** A catalogue file: an association, one project with steps and gifts, and its main village. */
export interface CatalogueFile {
  readonly association: {
    readonly name: string;
    readonly email: string;
    readonly demonstration: boolean;
  };
  readonly village: {
    readonly slug: VillageSlug;
    readonly name: Words;
  };
  /** `catalogueVersion` is a hash of what the file says: comments and layout do not change it */
  readonly project: Project;
}
/** What a person must correct, and where: lines count from 1. */
export interface CatalogueFault {
  readonly line: number;
  readonly reason: string;
}
/** Reads a catalogue file; every fault is told at once, in the order of lines. */
export declare function parseCatalogue(text: string): Result<CatalogueFile, readonly CatalogueFault[]>;
