import { stringify } from 'yaml';
import type { Project } from '#shared/catalogue/catalogue.ts';
import type { CatalogueFile } from './parseCatalogue.ts';

export interface WrittenCatalogue extends Omit<CatalogueFile, 'project'> {
  readonly project: Project;
}

/** The same project as a file that `parseCatalogue` reads back. */
export function writeCatalogue({ association, village, project }: WrittenCatalogue): string {
  const { catalogueVersion: _, ...rest } = project;
  return stringify({ association, village, project: rest }, { lineWidth: 120 });
}
