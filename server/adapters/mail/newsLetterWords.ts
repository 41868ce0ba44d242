import { newsPage as newsEn } from '#shared/i18n/en-news.ts';
import { type Format, formatIn } from '#shared/i18n/format.ts';
import { newsPage as newsFr } from '#shared/i18n/fr-news.ts';
import type { Language } from '#shared/i18n/language.ts';
import type { SameShape } from '#shared/i18n/messages.ts';

/** The words of letters of news. */
export interface NewsLetterWords {
  readonly format: Format;
  readonly news: SameShape<typeof newsEn>;
  readonly colon: string;
  readonly rehearsal: string;
  /** `title` is of the first piece of news; `more` pieces follow it */
  readonly subject: {
    readonly delivered: (gifts: number, title: string) => string;
    readonly changed: (gifts: number, title: string) => string;
    readonly project: (project: string, title: string) => string;
    readonly more: (more: number) => string;
  };
  readonly hello: string;
  readonly lead: (project: string, association: string) => string;
  readonly leadOfSeveral: string;
  readonly delivered: (gifts: number) => string;
  readonly changed: (gifts: number) => string;
  readonly seeGift: string;
  readonly step: (name: string) => string;
  readonly read: string;
  readonly rest: (news: number) => string;
  readonly answer: (association: string) => string;
  readonly writeTo: (association: string) => string;
  readonly why: string;
  readonly stop: string;
}

export const NEWS_LETTER_WORDS: Readonly<Record<Language, NewsLetterWords>> = {
  fr: {
    format: formatIn('fr'),
    news: newsFr,
    colon: '\u00a0: ',
    rehearsal: 'Démonstration\u00a0: aucun argent n’a circulé.',
    subject: {
      delivered: (gifts, title) =>
        gifts === 1 ? `Votre cadeau est arrivé\u00a0: ${title}` : `Vos cadeaux sont arrivés\u00a0: ${title}`,
      changed: (gifts, title) =>
        gifts === 1
          ? `Un changement pour votre cadeau\u00a0: ${title}`
          : `Un changement pour vos cadeaux\u00a0: ${title}`,
      project: (project, title) => `Nouvelles de «\u00a0${project}\u00a0»\u00a0: ${title}`,
      more: (more) => (more === 1 ? ', et une autre nouvelle' : `, et ${more} autres nouvelles`),
    },
    hello: 'Bonjour,',
    lead: (project, association) =>
      `${association} vous donne des nouvelles de «\u00a0${project}\u00a0», auquel vous avez donné.`,
    leadOfSeveral: 'Voici des nouvelles des projets auxquels vous avez donné.',
    delivered: (gifts) => (gifts === 1 ? 'Votre cadeau est arrivé\u00a0:' : 'Vos cadeaux sont arrivés\u00a0:'),
    changed: (gifts) =>
      gifts === 1 ? 'Pour votre cadeau, le plan a changé\u00a0:' : 'Pour vos cadeaux, le plan a changé\u00a0:',
    seeGift: 'Le voir dans le village',
    step: (name) => `Étape réalisée\u00a0: ${name}.`,
    read: 'Lire sur le site',
    rest: (news) =>
      news === 1 ? 'Il y a une autre nouvelle sur le site.' : `Il y a ${news} autres nouvelles sur le site.`,
    answer: (association) => `Pour écrire à ${association}, répondez simplement.`,
    writeTo: (association) => `Pour écrire à ${association}`,
    why: 'Vous recevez cette lettre parce que vous avez laissé votre adresse pour les nouvelles, avec un cadeau. Une par semaine au plus, avec tout ce qui s’est passé. Rien en elle ne dit qui la lit.',
    stop: 'Ne plus recevoir de nouvelles',
  },
  en: {
    format: formatIn('en'),
    news: newsEn,
    colon: ': ',
    rehearsal: 'Demonstration: no money moved.',
    subject: {
      delivered: (gifts, title) => (gifts === 1 ? `Your gift is there: ${title}` : `Your gifts are there: ${title}`),
      changed: (gifts, title) =>
        gifts === 1 ? `A change for your gift: ${title}` : `A change for your gifts: ${title}`,
      project: (project, title) => `News of “${project}”: ${title}`,
      more: (more) => (more === 1 ? ', and one more' : `, and ${more} more`),
    },
    hello: 'Hello,',
    lead: (project, association) => `${association} has news of “${project}”, to which you gave.`,
    leadOfSeveral: 'Here is news of the projects to which you gave.',
    delivered: (gifts) => (gifts === 1 ? 'Your gift is there:' : 'Your gifts are there:'),
    changed: (gifts) => (gifts === 1 ? 'For your gift the plan has changed:' : 'For your gifts the plan has changed:'),
    seeGift: 'See it in the village',
    step: (name) => `A step is done: ${name}.`,
    read: 'Read it on the site',
    rest: (news) => (news === 1 ? 'There is one more on the site.' : `There are ${news} more on the site.`),
    answer: (association) => `To write to ${association}, simply answer.`,
    writeTo: (association) => `To write to ${association}`,
    why: 'You get this letter because you left your address for news, with a gift. One a week at most, with everything that happened. Nothing in it tells who reads it.',
    stop: 'Stop these letters',
  },
};
