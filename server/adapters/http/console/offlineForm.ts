import { z } from 'zod';
import type { OfflineEntry } from '#server/domain/offline/enter.ts';
import { OFFLINE_MODES } from '#server/domain/ports/offline.ts';
import type { OfflineFields, OfflineFormFault } from '#server/domain/stewards/offlineViews.ts';
import { readEuros } from '#shared/drafts/euros.ts';
import type { Language } from '#shared/i18n/language.ts';
import type { GiftSlug } from '#shared/ids.ts';
import { cents } from '#shared/money.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { field, type Visit } from './visit.ts';

export const EntryKey = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/);
/** As much as anybody hands over in one gift; a basket says itself what is too much. */
const MOST = 9999;
const LONGEST_REFERENCE = 80;
const Name = z.string().min(1).max(60);
const Message = z.string().min(1).max(280);
const Address = z.email().max(254);

/** A form with nothing in it yet. */
export const emptyFields = (language: Language, receivedOn: string): OfflineFields => ({
  quantities: new Map(),
  amount: '',
  mode: '',
  receivedOn,
  reference: '',
  publicName: '',
  nameOnGift: false,
  message: '',
  email: '',
  thanks: false,
  news: false,
  language,
  asked: false,
});

/** What was typed, as it was typed. @param gifts those of the project: others are not looked for */
export function offlineFields(body: Visit['body'], gifts: readonly GiftSlug[]): OfflineFields {
  const text = (name: string) => field(body, name).trim().slice(0, 400);
  const ticked = (name: string) => field(body, name) === 'yes';
  return {
    quantities: new Map(gifts.map((slug) => [slug, text(`gift.${slug}`)])),
    amount: text('amount'),
    mode: text('mode'),
    receivedOn: text('receivedOn'),
    reference: text('reference'),
    publicName: text('publicName'),
    nameOnGift: ticked('nameOnGift'),
    message: text('message'),
    email: text('email').toLowerCase(),
    thanks: ticked('thanks'),
    news: ticked('news'),
    language: text('language') === 'en' ? 'en' : 'fr',
    asked: ticked('asked'),
  };
}

type Typed = Omit<OfflineEntry, 'entryKey' | 'catalogueVersion'>;
type Faults = ReadonlyMap<string, OfflineFormFault>;

/** The same understood, or what is wrong by field. */
export function readOffline(fields: OfflineFields): Result<Typed, Faults> {
  const faults = new Map<string, OfflineFormFault>();
  const gifts = new Map<GiftSlug, number>();
  for (const [slug, typed] of fields.quantities) {
    const quantity = /^\d{0,4}$/.test(typed) ? Number(typed) : MOST + 1;
    if (quantity > MOST) faults.set(`gift.${slug}`, 'notANumber');
    else if (quantity > 0) gifts.set(slug, quantity);
  }
  const amount = fields.amount === '' ? null : readEuros(fields.amount);
  if (fields.amount !== '' && (amount === null || amount === 0)) faults.set('amount', 'notAnAmount');
  const mode = z.enum(OFFLINE_MODES).safeParse(fields.mode);
  if (!mode.success) faults.set('mode', 'noMode');
  if (fields.reference.length > LONGEST_REFERENCE) faults.set('reference', 'tooLong');
  if (fields.publicName !== '' && !Name.safeParse(fields.publicName).success) faults.set('publicName', 'tooLong');
  if (fields.message !== '' && !Message.safeParse(fields.message).success) faults.set('message', 'tooLong');
  const wished = fields.thanks || fields.news;
  if (fields.email !== '' && !Address.safeParse(fields.email).success) faults.set('email', 'notAnAddress');
  else if (fields.email !== '' && !wished) faults.set('email', 'unwished');
  else if (fields.email === '' && wished) faults.set('email', 'noAddress');
  const saysSomething = fields.publicName !== '' || fields.message !== '' || fields.email !== '';
  if (saysSomething && !fields.asked) faults.set('asked', 'unasked');
  if (faults.size > 0 || !mode.success) return err(faults);
  const orNull = (text: string) => (text === '' ? null : text);
  return ok({
    gifts,
    givenCents: amount === null ? null : cents(amount),
    mode: mode.data,
    receivedOn: fields.receivedOn,
    reference: orNull(fields.reference),
    language: fields.language,
    publicName: orNull(fields.publicName),
    nameOnGift: fields.nameOnGift && fields.publicName !== '',
    message: orNull(fields.message),
    thanksEmail: fields.thanks ? orNull(fields.email) : null,
    newsEmail: fields.news ? orNull(fields.email) : null,
  });
}
