import type { FormTree } from './form.ts';
import { cardInstrument, type Instrument, ibanInstrument } from './instruments.ts';
import type { Typed } from './pay-page.ts';
import type { Payer } from './records.ts';
import type { Word } from './words.ts';

/** A filled pay form: who pays with what, or the word that says what is wrong. */
export type Filled =
  | { readonly ok: true; readonly payer: Payer; readonly instrument: Instrument }
  | { readonly ok: false; readonly error: Word };

const field = (form: FormTree, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim().slice(0, 200) : '';
};

export const typedIn = (form: FormTree): Typed => ({
  email: field(form, 'email'),
  name: field(form, 'name'),
  method: field(form, 'method') === 'sepa_debit' ? 'sepa_debit' : 'card',
});

const isExpiry = (typed: string, now: Date): boolean => {
  const [, month = '', year = ''] = /^(\d{1,2})\s*\/?\s*(?:20)?(\d{2})$/.exec(typed) ?? [];
  const months = (2000 + Number(year)) * 12 + Number(month);
  return Number(month) >= 1 && Number(month) <= 12 && months >= now.getUTCFullYear() * 12 + now.getUTCMonth() + 1;
};

/** Reads the pay form: `email`, `method`, `number`, `expiry`, `cvc`, `name`, `iban`; or `shortcut`, which needs nothing else. */
export const readPayForm = (form: FormTree, now: Date): Filled => {
  const { email, name, method } = typedIn(form);
  const shortcut = field(form, 'shortcut');
  const payer = { email, name: name === '' ? null : name };
  if (shortcut !== '') {
    const instrument = cardInstrument(shortcut) ?? ibanInstrument(shortcut);
    return instrument === undefined
      ? { ok: false, error: 'errorCard' }
      : { ok: true, instrument, payer: { ...payer, email: email === '' ? 'donor@example.org' : email } };
  }
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) {
    return { ok: false, error: 'errorEmail' };
  }
  if (method === 'sepa_debit') {
    const instrument = ibanInstrument(field(form, 'iban'));
    return instrument === undefined ? { ok: false, error: 'errorIban' } : { ok: true, payer, instrument };
  }
  const instrument = cardInstrument(field(form, 'number'));
  if (instrument === undefined) {
    return { ok: false, error: 'errorCard' };
  }
  if (!isExpiry(field(form, 'expiry'), now)) {
    return { ok: false, error: 'errorExpiry' };
  }
  return /^\d{3,4}$/.test(field(form, 'cvc')) ? { ok: true, payer, instrument } : { ok: false, error: 'errorCvc' };
};
