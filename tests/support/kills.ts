import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { socketLink } from '#client/net/socket-link.ts';
import { openStore } from '#server/adapters/store/open.ts';
import { seededChance } from '#server/simulator/seeded.ts';
import { DonationId, VillageSlug } from '#shared/ids.ts';
import { Joined, LiveEvents } from '#shared/protocol/live.ts';
import { type Buyer, buyerAt } from './buying.ts';
import { freePort } from './ports.ts';
import { type HameauProcess, startHameauProcess, startSimulatorFor, variablesFor } from './server.ts';

const VILLAGE = VillageSlug.parse('tamoure');
const CLI = fileURLToPath(new URL('../../server/cli/main.ts', import.meta.url));
const run = promisify(execFile);
/** As long as the client's longest pause between two tries, several times over. */
const RECONNECT_MS = 120_000;
const READY_PAUSE_MS = 50;

/** Where the data lies, and what is struck while payments come. */
export interface Ground {
  /** of the database; null: SQLite in the storm's own folder */
  readonly address: string | null;
  /** kills something; `restarts`: our server must be started again */
  strike(server: HameauProcess, strikes: number): Promise<'restarts' | 'stays'>;
}

/** SQLite; our server is killed. */
export const ON_SQLITE: Ground = { address: null, strike: killServer };

export async function killServer(server: HameauProcess): Promise<'restarts'> {
  await server.kill('SIGKILL');
  return 'restarts';
}

export interface StormPlan {
  readonly ground?: Ground;
  readonly kills: number;
  readonly payments: number;
  readonly seed: number;
}

/** What is found when the storm is over. */
export interface Aftermath {
  /** sessions that the simulator holds as paid */
  readonly paidSessions: number;
  /** of those: not in the ledger, or not with every gift standing once */
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  /** what a viewer who never reloaded was told, in order */
  readonly seenSeqs: readonly number[];
  readonly lastSeq: number;
  readonly verifyLedger: { readonly code: number; readonly output: string };
}

/**
 * Payments keep coming while the shipped server is killed with -9 again and again, each time after a seeded number of
 * payments; one delivery in ten is lost besides. Then everything is delivered, the host runs `reconcile`, and counts.
 */
export async function weather({ kills, payments, seed, ground = ON_SQLITE }: StormPlan): Promise<Aftermath> {
  const folder = await mkdtemp(join(tmpdir(), 'hameau-kills-'));
  const port = await freePort();
  const simulator = await startSimulatorFor(port, {
    policy: { retryBaseMs: 100, dropRate: 0.1, seed, concurrency: 4 },
    settings: { feeDelayMs: 20 },
  });
  const chance = seededChance(seed);
  const database: Record<string, string> =
    ground.address === null
      ? {}
      : { DATABASE_URL: ground.address, SESSION_SECRET: 'a secret of the storm, long enough' };
  const open = () => startHameauProcess({ folder, port, simulator, env: database });
  let server: HameauProcess = await open();
  const viewer = watch(server.url);
  try {
    await viewer.joined;
    const buyer = await buyerAt(server.url, VILLAGE, 'guinea-village', seed);
    const donations = new Map<string, DonationId>();
    for (let kill = 0; kill <= kills; kill++) {
      const batch = await openCheckouts(buyer, Math.ceil(payments / (kills + 1)));
      for (const { sessionId, donation } of batch) donations.set(sessionId, DonationId.parse(donation));
      const killAfter = Math.floor(chance() * batch.length);
      // Payments do not wait for one another, and none waits for the server: it dies in the midst of them.
      const paying = batch.map(({ sessionId }) => pay(simulator.url, sessionId));
      await paying[killAfter];
      const struck = kill < kills ? await ground.strike(server, kill) : 'stays';
      await Promise.all(paying);
      if (struck === 'restarts') server = await open();
      else await isReady(server.url);
    }
    simulator.deliveries.setPolicy({ dropRate: 0 });
    await simulator.deliveries.idle();
    const environment = {
      PATH: process.env.PATH,
      ...variablesFor(folder, port, simulator),
      ...database,
      LOG_LEVEL: 'error',
    };
    await run(process.execPath, ['--import', 'tsx', CLI, 'reconcile'], { env: environment });
    const verifyLedger = await run(process.execPath, ['--import', 'tsx', CLI, 'verify-ledger'], {
      env: environment,
    }).then(
      ({ stdout }) => ({ code: 0, output: stdout }),
      ({ code, stdout }: { code: number; stdout: string }) => ({ code, output: stdout }),
    );
    const counted = await count(ground.address ?? `file:${join(folder, 'hameau.db')}`, simulator.url, donations);
    // Only now: what was still told while all was counted is seen too.
    await viewer.caughtUp();
    return { ...counted, seenSeqs: viewer.seqs(), verifyLedger };
  } finally {
    viewer.close();
    await server.kill('SIGTERM');
    await simulator.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Its database has come back. */
export async function isReady(url: string): Promise<void> {
  const giveUpAt = Date.now() + RECONNECT_MS;
  while (
    !(await fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    if (Date.now() > giveUpAt) throw new Error('the server has no database any more');
    await setTimeout(READY_PAUSE_MS);
  }
}

export async function openCheckouts(buyer: Buyer, howMany: number) {
  const opened = [];
  for (let n = 0; n < howMany; n++) opened.push(await buyer.checkout());
  return opened;
}

export async function pay(simulatorUrl: string, sessionId: string): Promise<void> {
  const response = await fetch(`${simulatorUrl}/_control/sessions/${sessionId}/pay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  if (!response.ok) throw new Error(`pay: ${response.status} ${await response.text()}`);
}

export async function count(address: string, simulatorUrl: string, donations: ReadonlyMap<string, DonationId>) {
  const { sessions } = (await (await fetch(`${simulatorUrl}/_control/paid`)).json()) as { sessions: { id: string }[] };
  const store = await openStore(address);
  const lost: string[] = [];
  const doubled: string[] = [];
  for (const { id } of sessions) {
    const donation = donations.get(id);
    const found = donation ? await store.read.donation(donation) : null;
    const gifts = found?.lines.filter(({ kind }) => kind === 'gift').length ?? Number.NaN;
    const paid = found?.attempts.filter(({ state }) => state === 'paid' || state === 'settled').length ?? 0;
    const standing = found?.placements.length ?? 0;
    if (paid < 1 || !(standing >= gifts)) lost.push(id);
    if (paid > 1 || standing > gifts) doubled.push(id);
  }
  const lastSeq = (await store.read.village(VILLAGE))?.seq ?? Number.NaN;
  await store.close();
  return { paidSessions: sessions.length, lost, doubled, lastSeq };
}

/** A visitor who stays through it all: joins with `since` at every reconnection, notes each event's number as it comes. */
function watch(url: string) {
  const link = socketLink(url);
  const seqs: number[] = [];
  let since: number | null = null;
  const take = (events: readonly { readonly seq: number }[]) => {
    for (const { seq } of events) {
      // Like the page: what is not next is not taken, and asked for again.
      if (since !== null && seq === since + 1) {
        seqs.push(seq);
        since = seq;
      }
    }
  };
  let arrived = () => {};
  const joined = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const join = async () => {
    const reply = Joined.parse(await link.ask('village:join', { village: VILLAGE, since }));
    if ('events' in reply) take(reply.events);
    else since ??= reply.seq;
    arrived();
  };
  /** Between two servers there is nobody to ask: the link comes back by itself. */
  const caughtUp = async () => {
    const giveUpAt = Date.now() + RECONNECT_MS;
    for (;;) {
      try {
        return await join();
      } catch (error) {
        if (Date.now() > giveUpAt) throw error;
      }
    }
  };
  link.open({
    onUp: () => void join().catch(() => {}),
    onDown: () => {},
    onOutdated: () => {},
    onMessage: (name, body) => {
      if (name === 'village:events') take(LiveEvents.parse(body).events);
    },
  });
  return { joined, seqs: () => seqs, caughtUp, close: () => link.close() };
}
