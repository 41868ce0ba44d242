import { accountsPage as en } from '#shared/i18n/en-accounts.ts';
import { accountsPage as fr } from '#shared/i18n/fr-accounts.ts';
import type { Language } from '#shared/i18n/language.ts';
import type { SameShape } from '#shared/i18n/messages.ts';

export type AccountsWords = SameShape<typeof en>;
export const ACCOUNTS_WORDS: Readonly<Record<Language, AccountsWords>> = { en, fr };
