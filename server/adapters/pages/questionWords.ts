import type { Language } from '#shared/i18n/language.ts';

interface QuestionPageWords {
  readonly title: (village: string) => string;
  readonly lead: string;
  readonly back: (village: string) => string;
}

/** The words of the page of small questions; those it shares with the game are the game's own. */
export const QUESTION_PAGE_WORDS: Readonly<Record<Language, QuestionPageWords>> = {
  fr: {
    title: (village) => `${village}\u00a0: une petite question`,
    lead: 'C’est gratuit, pour tout le monde. Toute réponse est bonne à donner, et rend le village un peu plus beau pour tous.',
    back: (village) => `Retour au village ${village}`,
  },
  en: {
    title: (village) => `${village}: a small question`,
    lead: 'It is free, for everybody. Any answer is fine, and makes the village a little lovelier for all.',
    back: (village) => `Back to the village ${village}`,
  },
};
