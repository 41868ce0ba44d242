import { type Registration, rna, siren } from '#shared/associations/registers.ts';
import { topicsOf } from '#shared/associations/requirements.ts';
import { CONNECT_WORDS, type ConnectWords } from '#shared/i18n/connect.ts';
import { isLanguage, type Language } from '#shared/i18n/language.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { connectTokens } from '../adapters/auth/connectTokens.ts';
import { CONNECT_LINK_MS } from '../connecting.ts';
import { approve, withdrawApproval } from '../domain/associations/approve.ts';
import { accountNow, connect, takeOwnAccount } from '../domain/associations/connect.ts';
import { hostsSeveral } from '../domain/associations/several.ts';
import type { AssociationRow } from '../domain/ports/rows.ts';
import type { StripeAccountRow } from '../domain/ports/stripeAccounts.ts';
import { sessionSecret } from '../sessionSecret.ts';
import type { Outcome } from './commands.ts';
import { findAssociation } from './finding.ts';
import { type House, publicUrlOf } from './house.ts';

export interface AssociationFlags {
  readonly email?: string;
  readonly language?: string;
  readonly siren?: string;
  readonly rna?: string;
  readonly withdraw?: boolean;
  readonly own?: boolean;
  readonly status?: boolean;
}

const done = (...lines: string[]): Outcome => ({ code: 0, lines });
const refused = (...lines: string[]): Outcome => ({ code: 1, lines });

const named = (house: House, { email }: AssociationFlags): Promise<AssociationRow | null> =>
  findAssociation(house, email);

const unknown = (command: string, { email }: AssociationFlags): Outcome =>
  refused(
    email === undefined
      ? `${command} needs --email, the address that the association was created with`
      : `There is no association with the address ${email}: create-association makes one`,
  );

/** The warning of article L548-1 where this host collects for several; nothing else. */
export async function severalWarning({ deps }: Pick<House, 'deps'>): Promise<readonly string[]> {
  if (!(await hostsSeveral(deps))) return [];
  return ['', CONNECT_WORDS.fr.severalWarning, '', CONNECT_WORDS.en.severalWarning];
}

/** The host notes an association's public number, and lets it take real money; or takes that back. */
export async function approveAssociation(house: House, flags: AssociationFlags): Promise<Outcome> {
  const association = await named(house, flags);
  if (!association) return unknown('approve-association', flags);
  if (flags.withdraw) {
    const was = await withdrawApproval(house.deps, association.id);
    return was
      ? done(`${association.name} takes no real money any more; what was given stays.`)
      : refused(`${association.name} was not approved`);
  }
  const registration = registrationIn(flags);
  if (!registration.ok) return refused(registration.error);
  const approved = await approve(house.deps, association.id, registration.value);
  if (!approved.ok) return refused(`${association.name} is a demonstration: it never takes real money`);
  const { register, number } = registration.value;
  return done(
    `Approved ${association.name} (${register.toUpperCase()} ${number}): it may take real money.`,
    ...(await severalWarning(house)),
  );
}

function registrationIn(flags: AssociationFlags): Result<Registration, string> {
  if (flags.siren !== undefined && flags.rna === undefined) {
    const read = siren(flags.siren);
    return read.ok ? read : err('--siren should be the nine digits of the association’s SIREN: one of these is wrong');
  }
  if (flags.rna !== undefined && flags.siren === undefined) {
    const read = rna(flags.rna);
    return read.ok ? read : err('--rna should be W and nine digits, as on the receipt of the prefecture');
  }
  return err('approve-association needs the association’s number: either --siren 123456782 or --rna W123456789');
}

/** Gives an association its own Stripe account, and the address where it sets it up; or says how the account stands. */
export async function connectAssociation(house: House, flags: AssociationFlags): Promise<Outcome> {
  const { deps, env } = house;
  const association = await named(house, flags);
  if (!association) return unknown('connect-association', flags);
  const language = languageIn(flags);
  if (!language.ok) return refused(language.error);
  const words = CONNECT_WORDS[language.value];
  if (flags.own) return own(house, association);
  if (flags.status) return done(...told(words, association, await accountNow(deps, association)));
  if (env.stripe !== null && env.stripe.connectWebhookSecrets.length === 0) {
    return refused(
      'STRIPE_CONNECT_WEBHOOK_SECRET should be set first: the signing secret of a webhook endpoint for connected accounts',
      'on /webhooks/stripe/connect (see docs/several-associations.md). Without it no gift to them would be heard of.',
    );
  }
  const connected = await connect(deps, association.id);
  if (!connected.ok) {
    const { error } = connected;
    if (error.kind === 'demonstration')
      return refused(`${association.name} is a demonstration: it never takes real money`);
    if (error.kind === 'paymentUnreachable') return refused('Stripe does not answer: run the command again.');
    return refused(`Stripe refused: ${error.kind === 'paymentRefused' ? error.reason : error.kind}`);
  }
  const token = connectTokens(await sessionSecret(env)).sign(association.id, deps.surroundings.now() + CONNECT_LINK_MS);
  return done(
    ...told(words, association, await accountNow(deps, association)),
    '',
    'Give this address to the association, and to nobody else. It is good for seven days:',
    `${publicUrlOf(env)}/connect/${token}`,
  );
}

async function own({ deps }: House, association: AssociationRow): Promise<Outcome> {
  if (association.stripeAccount !== null) return refused(`${association.name} has an account of its own already`);
  return (await takeOwnAccount(deps, association.id))
    ? done(`${association.name} takes its gifts on the host’s own Stripe account.`)
    : refused('The host’s own Stripe account is another association’s');
}

function told(words: ConnectWords, { name }: AssociationRow, account: StripeAccountRow | null): string[] {
  if (account === null) return [`${name}: ${words.states.none}`];
  const lines = (title: string, awaits: 'association' | 'stripe') => {
    const topics = topicsOf(account.requirements.filter((requirement) => requirement.awaits === awaits));
    const day = (due: keyof ConnectWords['due']) => (awaits === 'association' ? ` (${words.due[due]})` : '');
    return topics.length === 0
      ? []
      : [`${title}:`, ...topics.map(({ topic, due }) => `- ${words.topics[topic]}${day(due)}`)];
  };
  return [
    `${name} (${account.account}): ${words.states[account.state]}`,
    ...lines(words.stillNeeded, 'association'),
    ...lines(words.beingChecked, 'stripe'),
  ];
}

function languageIn({ language = 'en' }: AssociationFlags): Result<Language, string> {
  return isLanguage(language) ? ok(language) : err('--language should be fr or en');
}
