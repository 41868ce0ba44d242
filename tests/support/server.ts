import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { ProofWork } from '#server/adapters/auth/passages.ts';
import { DEFAULT_RATES, type Rates } from '#server/adapters/http/limits.ts';
import { pinoLog } from '#server/adapters/log/pinoLog.ts';
import { type Hameau, startServer } from '#server/compose.ts';
import { describeProblems, parseEnv } from '#server/env.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from '#server/simulator/server.ts';
import { freePort } from './ports.ts';
import { SCRATCH } from './scratch.ts';

export const WEBHOOK_SECRET = 'whsec_of_the_tests';
export const CONNECT_WEBHOOK_SECRET = 'whsec_of_connected_accounts';
export const SECRET_KEY = 'sk_test_of_the_tests';
const MAIN = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
/** Not the time that a start takes, but when a test gives up on one, on a machine that does much else. */
const START_MS = 110_000;

/** Enough for any test that is not about limits. */
export const NO_LIMITS: Rates = {
  read: { points: 1_000_000, seconds: 1 },
  write: { points: 1_000_000, seconds: 1 },
  checkoutByAddress: { points: 1_000_000, seconds: 1 },
  checkoutByPlayer: { points: 1_000_000, seconds: 1 },
  challengeByAddress: { points: 1_000_000, seconds: 1 },
  formByAddress: { points: 1_000_000, seconds: 1 },
  formByPlayer: { points: 1_000_000, seconds: 1 },
  lookAgainByDonation: { points: 1_000_000, seconds: 1 },
  flowerByAddress: { points: 1_000_000, seconds: 1 },
  gestureByAddress: { points: 1_000_000, seconds: 1 },
  signInByAddress: { points: 1_000_000, seconds: 1 },
  signInByEmail: { points: 1_000_000, seconds: 1 },
  cornerByAddress: { points: 1_000_000, seconds: 1 },
  cornerByEmail: { points: 1_000_000, seconds: 1 },
  printByAddress: { points: 1_000_000, seconds: 1 },
  foundByAddress: { points: 1_000_000, seconds: 1 },
  linkByAddress: { points: 1_000_000, seconds: 1 },
  openingByAddress: { points: 1_000_000, seconds: 1 },
  reportByAddress: { points: 1_000_000, seconds: 1 },
  pictureBySteward: { points: 1_000_000, seconds: 1 },
};
export { DEFAULT_RATES };
/** The same door, soon opened. */
export const LITTLE_WORK: ProofWork = { cost: 20, least: 2, most: 6 };

export interface HameauOptions {
  /** variables of the contract beside those that the test's simulator needs */
  readonly env?: Readonly<Record<string, string>>;
  readonly rates?: Rates;
  readonly proofWork?: ProofWork;
  readonly socketsPerAddress?: number;
  readonly simulator?: Partial<SimulatorOptions>;
  /** collects the log's lines */
  readonly log?: { write(line: string): void };
}

export interface TestHameau {
  /** `http://127.0.0.1:…` */
  readonly url: string;
  readonly simulator: Simulator;
  readonly hameau: Hameau;
  readonly store: Hameau['store'];
  stop(): Promise<void>;
}

/** The environment of a server whose data lies in a folder and whose payments go to a simulator. */
export const variablesFor = (folder: string, port: number, simulator: Simulator) => ({
  HOST: '127.0.0.1',
  PORT: String(port),
  PUBLIC_URL: `http://127.0.0.1:${port}`,
  DATABASE_URL: `file:${join(folder, 'hameau.db')}`,
  STRIPE_SECRET_KEY: SECRET_KEY,
  STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
  STRIPE_CONNECT_WEBHOOK_SECRET: CONNECT_WEBHOOK_SECRET,
  STRIPE_API_BASE: simulator.url,
  NEWS_LETTERS_AFTER: '0',
});

const simulatorFor = (port: number, options: Partial<SimulatorOptions> = {}): Promise<Simulator> =>
  startSimulator({
    port: 0,
    webhookUrl: `http://127.0.0.1:${port}/webhooks/stripe`,
    webhookSecret: WEBHOOK_SECRET,
    connectWebhookUrl: `http://127.0.0.1:${port}/webhooks/stripe/connect`,
    connectWebhookSecret: CONNECT_WEBHOOK_SECRET,
    ...options,
  });

/** The shipped server in this process, on a real SQLite file, with a real simulator beside it. */
export async function startHameau(options: HameauOptions = {}): Promise<TestHameau> {
  const folder = await mkdtemp(join(SCRATCH, 'hameau-'));
  const port = await freePort();
  const simulator = await simulatorFor(port, options.simulator);
  const raw = { ...variablesFor(folder, port, simulator), ...options.env };
  const env = parseEnv(raw);
  if (!env.ok) throw new Error(describeProblems(env.error));
  const hameau = await startServer({
    env: env.value,
    log: options.log ? pinoLog('debug', options.log) : pinoLog('silent'),
    rates: options.rates ?? NO_LIMITS,
    proofWork: options.proofWork ?? LITTLE_WORK,
    socketsPerAddress: options.socketsPerAddress ?? 2000,
    drawsAhead: false,
    development: null,
  });
  return {
    url: `http://127.0.0.1:${hameau.port}`,
    simulator,
    hameau,
    store: hameau.store,
    async stop() {
      await hameau.stop();
      await simulator.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export interface HameauProcess {
  readonly url: string;
  readonly pid: number;
  /** sends a signal and waits for the end; -9 leaves the data as it is at that moment */
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>;
}

export interface ProcessOptions {
  readonly folder: string;
  readonly port: number;
  readonly simulator: Simulator;
  readonly env?: Readonly<Record<string, string>>;
  /** hears each line that the server says */
  readonly onLine?: (line: string) => void;
}

/** The shipped server as a process of its own: for tests that kill it. */
export async function startHameauProcess({
  folder,
  port,
  simulator,
  env,
  onLine,
}: ProcessOptions): Promise<HameauProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN], {
    env: {
      PATH: process.env.PATH,
      ...variablesFor(folder, port, simulator),
      LOG_LEVEL: 'warn',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => resolve(code));
  });
  await opened(child, onLine);
  const { pid } = child;
  if (pid === undefined) throw new Error('the server has no process');
  return {
    url: `http://127.0.0.1:${port}`,
    pid,
    kill(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

/** Its doors are open. A server that never opens them is not left behind. */
function opened(child: ChildProcessByStdio<null, Readable, Readable>, onLine?: (line: string) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let complaint = '';
    child.stderr.on('data', (chunk) => {
      complaint += String(chunk);
      process.stderr.write(chunk);
    });
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error('the server did not open in time'));
    }, START_MS);
    child.once('close', (code) => {
      clearTimeout(late);
      reject(new Error(`the server ended with ${code}: ${complaint}`));
    });
    createInterface({ input: child.stdout }).on('line', (line) => {
      onLine?.(line);
      if (!line.includes('is open')) return;
      clearTimeout(late);
      resolve();
    });
  });
}

/** The simulator of a child-process test, knowing where its server will listen. */
export const startSimulatorFor = simulatorFor;
