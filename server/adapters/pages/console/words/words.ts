import type { SameShape } from '#shared/i18n/messages.ts';
import type { en } from './en.ts';

export type ConsoleWords = SameShape<typeof en>;
