import { createStripePayments } from '#server/adapters/stripe/gateway.ts';
import type { Deps } from '#server/domain/deps.ts';
import type { Stage } from './stage.ts';

const PATIENCE = { timeoutMs: 1_000, maxNetworkRetries: 0 };

/** The same, waiting a second for Stripe: for a call that is never answered. All others may take the time that the machine takes. */
export const impatient = ({ deps, simulator }: Stage): Deps => ({
  ...deps,
  payments: createStripePayments({ secretKey: 'sk_test_stage', apiBase: new URL(simulator.url), ...PATIENCE }),
});
