import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { createStripePayments } from './adapters/stripe/gateway.ts';
import type { Payments as PaymentsPort } from './domain/ports/payments.ts';
import type { Log } from './domain/ports/surroundings.ts';
import type { Env, StripeEnv } from './env.ts';
import { startSimulatorChild } from './simulatorChild.ts';

/** Stripe, or its stand-in. */
export interface Payments {
  readonly port: PaymentsPort;
  readonly webhookSecrets: readonly string[];
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
  const secret = `whsec_${randomBytes(24).toString('hex')}`;
  const host = env.host === '0.0.0.0' || env.host === '::' ? '127.0.0.1' : env.host;
  const simulator = await startSimulatorChild({
    port: simulatorPort(env),
    webhookUrl: `http://${host.includes(':') ? `[${host}]` : host}:${port}/webhooks/stripe`,
    webhookSecret: secret,
    stateFile: env.database.kind === 'sqlite' ? join(dirname(env.database.file), 'simulator.jsonl') : null,
    log,
  });
  const stripe = { secretKey: 'sk_test_simulator', webhookSecrets: [secret], apiBase: simulator.url };
  return stripePayments(stripe, () => simulator.stop());
}

/** @param stop what ends with it */
export function stripePayments(
  { secretKey, webhookSecrets, apiBase }: StripeEnv,
  stop: () => Promise<void> = async () => {},
): Payments {
  return {
    port: createStripePayments({
      secretKey,
      apiBase: apiBase === null ? null : new URL(apiBase),
      timeoutMs: TIMEOUT_MS,
      maxNetworkRetries: 2,
    }),
    webhookSecrets,
    livemode: /^[sr]k_live_/.test(secretKey),
    simulation: apiBase !== null,
    checkoutOrigins: [STRIPE_CHECKOUT, ...(apiBase === null ? [] : [new URL(apiBase).origin])],
    simulator: apiBase,
    stop,
  };
}
