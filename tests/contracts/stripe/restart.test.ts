import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Stripe from 'stripe';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { donation, type Receiver, startReceiver, webhookSecret } from './stand.ts';

type Running = {
  readonly url: string;
  readonly stripe: Stripe;
  readonly kill: (signal: NodeJS.Signals) => Promise<void>;
};

let folder: string;
let receiver: Receiver;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'simulator-'));
  receiver = await startReceiver();
});
afterEach(async () => {
  await receiver.close();
  rmSync(folder, { recursive: true });
});

const environment = (extra: Record<string, string>): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  PORT: '0',
  WEBHOOK_URL: receiver.url,
  WEBHOOK_SECRET: webhookSecret,
  FEE_DELAY_MS: '600000',
  STATE_FILE: join(folder, 'simulator.jsonl'),
  ...extra,
});

const launch = (extra: Record<string, string> = {}) =>
  spawn(process.execPath, ['--import', 'tsx', 'server/simulator/main.ts'], { env: environment(extra) });

/** The process as `npm start` runs it; resolves with its first line. */
const start = async (): Promise<Running> => {
  const child = launch();
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString()));
    child.once('exit', () => reject(new Error('the simulator did not start')));
  });
  const { listening } = JSON.parse(line) as { listening: string };
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  return {
    url: listening,
    stripe: new Stripe('sk_test_restart', {
      host: '127.0.0.1',
      port: new URL(listening).port,
      protocol: 'http',
      maxNetworkRetries: 0,
    }),
    kill: (signal) => {
      child.kill(signal);
      return exited;
    },
  };
};

const control = async (running: Running, path: string, body: unknown = {}) =>
  (await (
    await fetch(`${running.url}/_control/${path}`, { method: 'POST', body: JSON.stringify(body) })
  ).json()) as Record<string, unknown>;

describe('a simulator with a state file', () => {
  it('killed at any moment, it knows afterwards all it had answered, and does what was due', async () => {
    const terms = donation();
    const before = await start();
    receiver.answerWith = 500;
    const open = await before.stripe.checkout.sessions.create(terms, { idempotencyKey: 'attempt-1' });
    const paid = await before.stripe.checkout.sessions.create(terms);
    await control(before, `sessions/${paid.id}/pay`);
    await before.kill('SIGKILL');

    receiver.answerWith = 200;
    const after = await start();
    const again = await after.stripe.checkout.sessions.create(terms, { idempotencyKey: 'attempt-1' });
    expect(again.id).toBe(open.id);
    expect(await after.stripe.checkout.sessions.retrieve(paid.id)).toMatchObject({ payment_status: 'paid' });
    expect((await after.stripe.checkout.sessions.list()).data.map(({ id }) => id)).toEqual([paid.id, open.id]);
    // The event nobody had acknowledged is sent again, and the fee and the expiry still come at their time.
    await control(after, 'deliveries/idle');
    expect((await after.stripe.events.list({ delivery_success: false })).data).toEqual([]);
    await control(after, 'clock', { advanceMs: 3_600_000 });
    expect((await after.stripe.checkout.sessions.retrieve(open.id)).status).toBe('expired');
    expect((await after.stripe.balanceTransactions.list()).data).toMatchObject([{ amount: 1100, fee: 42 }]);
    await after.kill('SIGTERM');
  });
});

describe('the simulator refuses to start', () => {
  it.each([
    ['in production', { NODE_ENV: 'production' }, 'does not run in production'],
    ['beside a live key', { STRIPE_SECRET_KEY: 'sk_live_1' }, 'live Stripe key'],
    ['off loopback', { HOST: '0.0.0.0' }, 'this machine only'],
    ['with a bad port', { PORT: 'many' }, 'PORT must be a whole number'],
  ])('%s', async (_when, extra, words) => {
    const child = launch(extra as Record<string, string>);
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect(code).toBe(1);
    expect(said).toContain(words);
  });
});
