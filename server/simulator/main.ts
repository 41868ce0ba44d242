import { startSimulator } from './server.ts';

/**
 * The simulator as a process of its own.
 * Environment: PORT (4242), HOST (127.0.0.1), WEBHOOK_URL, WEBHOOK_SECRET, CONNECT_WEBHOOK_URL, CONNECT_WEBHOOK_SECRET,
 * PUBLIC_URL, STATE_FILE, FEE_DELAY_MS. Prints one JSON line when it listens: `{ "listening": "http://127.0.0.1:4242" }`.
 */
const refuse = (sentence: string): never => {
  console.error(sentence);
  process.exit(1);
};

const given = (name: string): string | undefined => {
  const value = process.env[name];
  return value === undefined || value === '' ? undefined : value;
};

const whole = (name: string, otherwise: number): number => {
  const value = Number(given(name) ?? otherwise);
  return Number.isSafeInteger(value) && value >= 0
    ? value
    : refuse(`${name} must be a whole number, not "${given(name)}".`);
};

const optionsFrom = (pairs: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(pairs).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

if (process.env.NODE_ENV === 'production' && process.env.HAMEAU_DEMO !== '1') {
  refuse('The simulator does not run in production: gifts would be imaginary. HAMEAU_DEMO=1 allows a demonstration.');
}
if ((given('STRIPE_SECRET_KEY') ?? '').includes('_live_')) {
  refuse('The simulator does not run beside a live Stripe key (STRIPE_SECRET_KEY).');
}

const simulator = await startSimulator({
  port: whole('PORT', 4242),
  settings: { feeDelayMs: whole('FEE_DELAY_MS', 2_000) },
  ...optionsFrom({
    host: given('HOST'),
    webhookUrl: given('WEBHOOK_URL'),
    webhookSecret: given('WEBHOOK_SECRET'),
    connectWebhookUrl: given('CONNECT_WEBHOOK_URL'),
    connectWebhookSecret: given('CONNECT_WEBHOOK_SECRET'),
    publicUrl: given('PUBLIC_URL'),
    stateFile: given('STATE_FILE'),
  }),
}).catch((error: unknown) => refuse(error instanceof Error ? error.message : String(error)));

console.log(JSON.stringify({ listening: simulator.url }));

const stop = () => {
  void simulator.close().then(() => process.exit(0));
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
