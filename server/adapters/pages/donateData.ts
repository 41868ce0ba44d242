import type { Project } from '#shared/catalogue/catalogue.ts';
import type { Language } from '#shared/i18n/language.ts';

/** What a page offers, in schema.org's words: a project of an association that takes donations. Nothing about any person or amount given. */
export const donateData = (
  publicUrl: string,
  path: string,
  project: Pick<Project, 'title' | 'sentence' | 'place'>,
  association: string,
  language: Language,
) => {
  const recipient = { '@type': 'NGO', name: association };
  return {
    '@context': 'https://schema.org',
    '@type': 'WebPage',
    url: publicUrl + path,
    name: project.title[language],
    description: project.sentence[language],
    inLanguage: language,
    about: {
      '@type': 'Project',
      name: project.title[language],
      location: { '@type': 'Place', name: project.place[language] },
      parentOrganization: recipient,
    },
    potentialAction: { '@type': 'DonateAction', target: publicUrl + path, recipient },
  };
};
