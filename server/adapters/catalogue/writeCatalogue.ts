import { stringify } from 'yaml';
import type { Project } from '#shared/catalogue/catalogue.ts';
import type { CatalogueFile } from './parseCatalogue.ts';

export interface WrittenCatalogue extends Omit<CatalogueFile, 'project'> {
  /** its photo stays where it is: a file has words and numbers alone */
  readonly project: Omit<Project, 'photo'> & Partial<Pick<Project, 'photo'>>;
}

/** The same project as a file that `parseCatalogue` reads back. */
export function writeCatalogue({ association, village, project }: WrittenCatalogue): string {
  const { catalogueVersion: _, photo: __, ...rest } = project;
  return stringify({ association, village, project: rest }, { lineWidth: 120 });
}
