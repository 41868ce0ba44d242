import { friendTokens } from '../adapters/auth/friendTokens.ts';
import { pinoLog } from '../adapters/log/pinoLog.ts';
import { openStore } from '../adapters/store/open.ts';
import type { OpenedStore } from '../adapters/store/opened.ts';
import type { Deps } from '../domain/deps.ts';
import type { Payments } from '../domain/ports/payments.ts';
import type { Accounts } from '../domain/ports/stripeAccounts.ts';
import type { Env } from '../env.ts';
import { friendPathOf } from '../friends.ts';
import { domainDeps, lateAudience } from '../giving.ts';
import { isLiveKey, reachPayments, simulatorPort, stripePayments } from '../payments.ts';
import { sessionSecret } from '../sessionSecret.ts';

/** What commands work on: the data, and Stripe where a command asks it. */
export interface House {
  readonly env: Env;
  readonly store: OpenedStore;
  readonly deps: Deps;
  close(): Promise<void>;
}

/** For commands that never ask: a call would be a bug. */
const NOBODY = new Proxy({} as Payments & Accounts, {
  get: () => () => {
    throw new Error('this command does not speak to Stripe');
  },
});

/** Where people reach the server, without a slash at its end. */
export const publicUrlOf = ({ publicUrl, port }: Env): string => publicUrl ?? `http://localhost:${port}`;

/** @param asksStripe whether the command speaks to Stripe, or to the simulator where there are no keys */
export async function openHouse(env: Env, asksStripe: boolean): Promise<House> {
  const log = pinoLog(env.logLevel === 'info' ? 'warn' : env.logLevel);
  const store = await openStore(env.database.kind === 'sqlite' ? `file:${env.database.file}` : env.database.url, log);
  const stripe = asksStripe ? ((await runningSimulator(env)) ?? (await reachPayments(env, env.port, log))) : null;
  const deps = domainDeps({
    store,
    payments: stripe?.port ?? NOBODY,
    accounts: stripe?.accounts ?? NOBODY,
    audience: lateAudience(),
    // Letters are the server's: a command that moves a gift leaves them to it.
    post: null,
    log,
    publicUrl: publicUrlOf(env),
    friendPath: friendPathOf(friendTokens(await sessionSecret(env))),
    newsLetterWaitMs: env.newsLetterWaitMs,
    livemode: stripe?.livemode ?? isLiveKey(env.stripe?.secretKey ?? ''),
  });
  return {
    env,
    store,
    deps,
    async close() {
      await stripe?.stop();
      await store.close();
    },
  };
}

/** The stand-in of the server that runs beside us holds the payments: a second one would know nothing of them. */
async function runningSimulator(env: Env) {
  if (env.stripe !== null) return null;
  const address = `http://127.0.0.1:${simulatorPort(env)}`;
  const answers = await fetch(address, { signal: AbortSignal.timeout(1000) }).then(
    () => true,
    () => false,
  );
  return answers
    ? stripePayments({
        secretKey: 'sk_test_simulator',
        webhookSecrets: [],
        connectWebhookSecrets: [],
        apiBase: address,
      })
    : null;
}
