import { CONNECT_WORDS } from '#shared/i18n/connect.ts';
import { hostsSeveral } from './domain/associations/several.ts';
import type { Deps } from './domain/deps.ts';
import type { Payments } from './payments.ts';

/** What the host should know at the start, in its log. */
export async function warnHost({
  deps,
  payments,
  production,
  hostName,
}: {
  readonly deps: Deps;
  readonly payments: Payments;
  readonly production: boolean;
  readonly hostName: string | null;
}): Promise<void> {
  if (production && deps.post === null)
    deps.log.warn({ variable: 'SMTP_URL' }, 'no mail server: the thanks that givers ask for wait in the database');
  if (production && hostName === null)
    deps.log.warn({ variable: 'HOST_NAME' }, 'the legal notice does not say who runs this site: the law asks for it');
  if (await hostsSeveral(deps)) deps.log.warn({ law: 'CMF L548-1' }, CONNECT_WORDS.en.severalWarning);
  const isDeaf = payments.webhookSecrets.connect.length === 0;
  // Gifts would still be found by the sweeper, minutes late.
  if (isDeaf && (await deps.store.read.staleStripeAccounts(Number.MAX_SAFE_INTEGER, 1)).length > 0)
    deps.log.error(
      { variable: 'STRIPE_CONNECT_WEBHOOK_SECRET' },
      'associations are connected, but no event of theirs can be believed without this secret',
    );
}
