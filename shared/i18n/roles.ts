import type { Language } from '#shared/i18n/language.ts';

/** What a steward is, as letters and pages call it. */
export const ROLE_WORDS = {
  fr: { owner: 'propriétaire', editor: 'rédaction', treasurer: 'trésorerie', moderator: 'modération' },
  en: { owner: 'owner', editor: 'editor', treasurer: 'treasurer', moderator: 'moderator' },
} as const satisfies Readonly<Record<Language, Readonly<Record<string, string>>>>;
