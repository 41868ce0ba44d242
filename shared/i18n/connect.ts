import { connect as en } from '#shared/i18n/en-connect.ts';
import { connect as fr } from '#shared/i18n/fr-connect.ts';
import type { SameShape } from '#shared/i18n/messages.ts';

export type ConnectWords = SameShape<typeof en>;

/** Apart from the messages of the game: only the server's pages and the host's command line say these. */
export const CONNECT_WORDS: Readonly<Record<'fr' | 'en', ConnectWords>> = { fr, en };
