import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { createStripeAccounts } from './adapters/stripe/accounts.ts';
import { createStripePayments } from './adapters/stripe/gateway.ts';
import type { Payments as PaymentsPort } from './domain/ports/payments.ts';
import type { Accounts } from './domain/ports/stripeAccounts.ts';
import type { Log } from './domain/ports/surroundings.ts';
import type { Env, StripeEnv } from './env.ts';
import { startSimulatorChild } from './simulatorChild.ts';

/** Stripe, or its stand-in. */
export interface Payments {
  readonly port: PaymentsPort;
  readonly accounts: Accounts;
  /** by endpoint */
  readonly webhookSecrets: { readonly own: readonly string[]; readonly connect: readonly string[] };
  /** real money moves */
  readonly livemode: boolean;
  /** the page says that no money moves */
  readonly simulation: boolean;
  /** where forms may lead */
  readonly checkoutOrigins: readonly string[];
  /** address of the stand-in */
  readonly simulator: string | null;
  stop(): Promise<void>;
}

const TIMEOUT_MS = 10_000;
const STRIPE_CHECKOUT = 'https://checkout.stripe.com';
/** Beside the server's own port, so that payment pages keep their addresses over a restart. */
const SIMULATOR_PORT_OFFSET = 1242;

/** Tried first; 0 takes any free one. */
export const simulatorPort = ({ port }: Env): number =>
  port === 0 || port + SIMULATOR_PORT_OFFSET > 65_535 ? 0 : port + SIMULATOR_PORT_OFFSET;

/** With keys Stripe is reached; without, the simulator is started on this machine. */
export async function reachPayments(env: Env, port: number, log: Log): Promise<Payments> {
  if (env.stripe !== null) return stripePayments(env.stripe);
  const [secret, connectSecret] = [newSecret(), newSecret()];
  const host = env.host === '0.0.0.0' || env.host === '::' ? '127.0.0.1' : env.host;
  const webhookUrl = `http://${host.includes(':') ? `[${host}]` : host}:${port}/webhooks/stripe`;
  const simulator = await startSimulatorChild({
    port: simulatorPort(env),
    webhookUrl,
    webhookSecret: secret,
    connectWebhookUrl: `${webhookUrl}/connect`,
    connectWebhookSecret: connectSecret,
    stateFile: env.database.kind === 'sqlite' ? join(dirname(env.database.file), 'simulator.jsonl') : null,
    log,
  });
  const secrets = { webhookSecrets: [secret], connectWebhookSecrets: [connectSecret] };
  return stripePayments({ secretKey: 'sk_test_simulator', ...secrets, apiBase: simulator.url }, () => simulator.stop());
}

const newSecret = () => `whsec_${randomBytes(24).toString('hex')}`;

export const isLiveKey = (secretKey: string): boolean => /^[sr]k_live_/.test(secretKey);

/** @param stop what ends with it */
export function stripePayments(
  { secretKey, webhookSecrets, connectWebhookSecrets, apiBase }: StripeEnv,
  stop: () => Promise<void> = async () => {},
): Payments {
  const settings = {
    secretKey,
    apiBase: apiBase === null ? null : new URL(apiBase),
    timeoutMs: TIMEOUT_MS,
    maxNetworkRetries: 2,
  };
  return {
    port: createStripePayments(settings),
    accounts: createStripeAccounts(settings),
    webhookSecrets: { own: webhookSecrets, connect: connectWebhookSecrets },
    livemode: isLiveKey(secretKey),
    simulation: apiBase !== null,
    checkoutOrigins: [STRIPE_CHECKOUT, ...(apiBase === null ? [] : [new URL(apiBase).origin])],
    simulator: apiBase,
    stop,
  };
}
