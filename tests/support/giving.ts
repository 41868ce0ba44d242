import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import Stripe from 'stripe';
import { expect } from 'vitest';
import { openStore } from '#server/adapters/store/open.ts';
import type { OpenedStore } from '#server/adapters/store/opened.ts';
import { createStripePayments } from '#server/adapters/stripe/gateway.ts';
import { verifyEvent } from '#server/adapters/stripe/webhook.ts';
import { verifyLedger } from '#server/checks/verify-ledger.ts';
import { importCatalogue } from '#server/domain/catalogue/import.ts';
import type { Deps } from '#server/domain/deps.ts';
import { drainBacklog } from '#server/domain/donations/backlog.ts';
import { type Received, receiveEvent } from '#server/domain/donations/events.ts';
import { openCheckout } from '#server/domain/donations/open-checkout.ts';
import { status } from '#server/domain/donations/status.ts';
import { createTokenBucket } from '#server/domain/donations/token-bucket.ts';
import type { StripeHint } from '#server/domain/ports/payments.ts';
import { createLands } from '#server/domain/villages/lands.ts';
import { type Simulator, startSimulator } from '#server/simulator/server.ts';
import type { Project } from '#shared/catalogue/catalogue.ts';
import { AssociationId, type DonationId, PlayerId, ProjectSlug, VillageSlug } from '#shared/ids.ts';
import { CheckoutBody, type CheckoutReply } from '#shared/protocol/http.ts';
import type { VillageEvent } from '#shared/village/events.ts';
import { type Plot, standing } from '#shared/village/placing.ts';
import { smallProject } from './projects.ts';

export const VILLAGE = VillageSlug.parse('test-village');
export const PROJECT = ProjectSlug.parse('test-project');
const SECRET = 'whsec_own';
const CONNECT_SECRET = 'whsec_connect';

export const player = (n: number): PlayerId => PlayerId.parse(`ply_${String(n).padStart(20, '0')}`);

/** One side of the house for tests: the real store in a file, the real SDK, the real simulator over HTTP, real signatures. */
export interface Stage {
  readonly deps: Deps;
  readonly store: OpenedStore;
  readonly simulator: Simulator;
  /** every event the audience was told of, in the order it was told */
  readonly told: VillageEvent[];
  /** log lines above `info` */
  readonly complaints: { readonly level: 'warn' | 'error'; readonly message: string }[];
  readonly received: { readonly type: string; readonly outcome: Received | 'refused' }[];
  /** what the endpoint answered 503 for; a test that causes one takes it out again, any other fails the test */
  readonly crashes: unknown[];
  control(path: string, body?: object): Promise<Record<string, unknown>>;
  report(name: string): Promise<Record<string, unknown>>;
  /** Resolves when the simulator has nothing left to deliver; then the backlog is drained */
  quiet(): Promise<void>;
  /** Raw rows, as an accountant with a database tool would see them */
  query<Row>(sql: string): Row[];
  close(): Promise<void>;
}

export interface StageOptions {
  readonly project?: Partial<Project>;
  /** the association's connected account; null uses the host's own */
  readonly account?: string | null;
  /** another server than ours: see planted-wrong */
  readonly receive?: (deps: Deps, hint: StripeHint) => Promise<Received>;
  readonly databaseUrl?: string;
  /** a store that fails when told to */
  readonly around?: (store: OpenedStore) => OpenedStore;
  readonly timeoutMs?: number;
}

export async function openStage(options: StageOptions = {}): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'hameau-giving-'));
  const file = join(folder, 'hameau.db');
  const { around = (inner: OpenedStore) => inner } = options;
  const store = around(await openStore(options.databaseUrl ?? `file:${file}`));
  const received: { type: string; outcome: Received | 'refused' }[] = [];
  const receive = options.receive ?? receiveEvent;
  let deps: Deps;
  const crashes: unknown[] = [];
  const endpoint = await listen(crashes, async (path, raw, signature) => {
    const secrets = [path.endsWith('/connect') ? CONNECT_SECRET : SECRET];
    const hint = verifyEvent(raw, signature, secrets, deps.surroundings.now());
    if (!hint.ok) {
      received.push({ type: '', outcome: 'refused' });
      return 400;
    }
    received.push({ type: hint.value.type, outcome: await receive(deps, hint.value) });
    return 200;
  });
  const simulator = await startSimulator({
    port: 0,
    webhookUrl: `${endpoint.url}/webhooks/stripe`,
    webhookSecret: SECRET,
    connectWebhookUrl: `${endpoint.url}/webhooks/stripe/connect`,
    connectWebhookSecret: CONNECT_SECRET,
    webhookEvents: ['*'],
    // Nothing happens by itself within a test unless it is asked for.
    settings: { feeDelayMs: 60_000, sepaDelayMs: 120_000, disputeDelayMs: 180_000, refundDelayMs: 60_000 },
  });
  const told: VillageEvent[] = [];
  const complaints: Stage['complaints'] = [];
  deps = composed(store, simulator, options, told, complaints);
  await seed(deps, options);
  const database = options.databaseUrl ? null : new Database(file, { readonly: true });
  const request = async (path: string, init: RequestInit): Promise<Record<string, unknown>> => {
    const response = await fetch(`${simulator.url}/_control/${path}`, init);
    const reply = (await response.json()) as Record<string, unknown>;
    if (!response.ok) throw new Error(`${path}: ${JSON.stringify(reply)}`);
    return reply;
  };
  const control: Stage['control'] = (path, body = {}) =>
    request(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  return {
    deps,
    store,
    simulator,
    told,
    complaints,
    received,
    crashes,
    control,
    report: (name) => request(name, {}),
    async quiet() {
      await simulator.deliveries.idle();
      await drainBacklog(deps, createTokenBucket(1e6, 1e6));
    },
    query: <Row>(sql: string) => {
      if (!database) throw new Error('raw queries are for SQLite');
      return database.prepare(sql).all() as Row[];
    },
    async close() {
      await simulator.close();
      await endpoint.close();
      database?.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
      if (crashes.length > 0) throw crashes[0];
    },
  };
}

function composed(
  store: OpenedStore,
  simulator: Simulator,
  { timeoutMs = 500 }: StageOptions,
  told: VillageEvent[],
  complaints: Stage['complaints'],
): Deps {
  return {
    store,
    payments: createStripePayments({
      secretKey: 'sk_test_stage',
      apiBase: new URL(simulator.url),
      timeoutMs,
      maxNetworkRetries: 0,
    }),
    audience: {
      villageChanged: (_village, events) => told.push(...events),
      progressChanged: () => undefined,
      holdsChanged: () => undefined,
    },
    log: {
      info: () => undefined,
      warn: (_fields, message) => complaints.push({ level: 'warn', message }),
      error: (_fields, message) => complaints.push({ level: 'error', message }),
    },
    // The simulator's clock is everybody's: a test moves both with one hand.
    surroundings: { now: () => simulator.clock.nowMs(), newId: (prefix) => `${prefix}_${randomUUID()}` },
    lands: createLands(),
    settings: {
      livemode: false,
      currency: 'eur',
      returnUrls: (village, donation) => ({
        successUrl: `http://localhost/v/${village}?donation=${donation}`,
        cancelUrl: `http://localhost/v/${village}?cancelled=${donation}`,
      }),
    },
  };
}

async function seed(deps: Deps, { project, account = null }: StageOptions): Promise<void> {
  const associationId = AssociationId.parse('asso_test00000000000000');
  const imported = await importCatalogue(deps, {
    association: { name: 'Test', email: 'test@example.org', demonstration: true },
    associationId,
    village: { slug: VILLAGE, name: 'Test village' },
    project: smallProject(project),
  });
  expect(imported.ok).toBe(true);
  const association = await deps.store.read.association(associationId);
  if (!association) throw new Error('the association was imported');
  await deps.store.tx(async (tx) => {
    await tx.saveAssociation({ ...association, stripeAccount: account });
    return { ok: true, value: null };
  });
}

interface Endpoint {
  readonly url: string;
  close(): Promise<void>;
}

/** A loopback webhook endpoint. What throws is a 503: nothing is acknowledged that is not stored. */
async function listen(
  crashes: unknown[],
  answer: (path: string, raw: Uint8Array, signature: string | undefined) => Promise<number>,
): Promise<Endpoint> {
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const signature = request.headers['stripe-signature'];
      answer(request.url ?? '', Buffer.concat(chunks), typeof signature === 'string' ? signature : undefined).then(
        (code) => response.writeHead(code).end(),
        (cause: unknown) => {
          crashes.push(cause);
          response.writeHead(503).end();
        },
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A TCP server's address is always of this shape.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

let lastBasket = 0;

/** A basket as the page sends it: seeds on a plot the village chooses, unless told otherwise. */
export function basket(change: Partial<Record<keyof CheckoutBody, unknown>> = {}): CheckoutBody {
  lastBasket += 1;
  return CheckoutBody.parse({
    catalogueVersion: 'v1',
    gifts: [{ gift: 'seeds', quantity: 1, plot: null }],
    basketKey: `basket-of-the-test-${lastBasket}`,
    adult: true,
    language: 'fr',
    ...change,
  });
}

/** Opens Stripe's page for a basket; fails the test when it is refused. */
export async function opened(stage: Stage, body: CheckoutBody, by: PlayerId = player(1)): Promise<CheckoutReply> {
  const reply = await openCheckout(stage.deps, { village: VILLAGE, player: by, body });
  if (!reply.ok) throw new Error(`refused: ${JSON.stringify(reply.error)}`);
  return reply.value;
}

export async function attemptOf(stage: Stage, donation: DonationId) {
  const found = await stage.store.read.donation(donation);
  const attempt = found?.attempts[0];
  if (!attempt) throw new Error(`no attempt of ${donation}`);
  return attempt;
}

export async function sessionOf(stage: Stage, donation: DonationId): Promise<string> {
  const { sessionId } = await attemptOf(stage, donation);
  if (sessionId === null) throw new Error(`no session of ${donation}`);
  return sessionId;
}

/** The association at Stripe's own dashboard: another client, of whose doings we only hear by events. */
export function dashboard(stage: Stage): Stripe {
  const { port } = stage.simulator;
  return new Stripe('sk_test_dashboard', { host: '127.0.0.1', port, protocol: 'http', telemetry: false });
}

/** A refund made at Stripe's dashboard, whole unless an amount is given. */
export async function refundAtDashboard(stage: Stage, donation: DonationId, amountCents?: number) {
  const { paymentIntent, account } = await attemptOf(stage, donation);
  if (paymentIntent === null) throw new Error(`${donation} was not paid`);
  const options = account === '' ? {} : { stripeAccount: account };
  const amount = amountCents === undefined ? {} : { amount: amountCents };
  return dashboard(stage).refunds.create({ payment_intent: paymentIntent, ...amount }, options);
}

/** Opens, pays and waits until the gifts stand. */
export async function given(stage: Stage, body: CheckoutBody, by: PlayerId = player(1), number?: string) {
  const { donation } = await opened(stage, body, by);
  await pay(stage, donation, number);
  await stage.quiet();
  return donation;
}

/** The giver types this card (or IBAN) on Stripe's page. */
export async function pay(stage: Stage, donation: DonationId, number = '4242424242424242') {
  return stage.control(`sessions/${await sessionOf(stage, donation)}/pay`, { number });
}

export async function statusOf(stage: Stage, donation: DonationId) {
  const found = await status(stage.deps, donation);
  if (!found) throw new Error(`no donation ${donation}`);
  return found;
}

export const standingGifts = async (stage: Stage, donation: DonationId) => (await statusOf(stage, donation)).placements;

/** Buildable plots of the first chunks, in reading order, each where this footprint fits and no two overlapping. */
export async function freePlots(stage: Stage, count: number, footprint = { w: 1, d: 1 }): Promise<Plot[]> {
  const village = await stage.store.read.village(VILLAGE);
  if (!village) throw new Error('the village was imported');
  const terrain = stage.deps.lands.terrain(village);
  const found: Plot[] = [];
  for (let y = 0; y < 32 && found.length < count; y += footprint.d) {
    for (let x = 0; x < 32 && found.length < count; x += footprint.w) {
      if (standing(terrain, village.chunks, () => false, footprint, { x, y }).ok) found.push({ x, y });
    }
  }
  return found;
}

/** The sum of each account of the ledger. */
export function balances(stage: Stage): Readonly<Record<string, number>> {
  const rows = stage.query<{ name: string; total: number }>(
    'select ledger_account as name, sum(amount_cents) as total from ledger_entry group by ledger_account',
  );
  return Object.fromEntries(rows.filter(({ total }) => total !== 0).map(({ name, total }) => [name, total]));
}

/** [G6] What must hold at every moment, whatever happened: books balance, gifts stand once, totals follow the money. */
export async function expectSound(stage: Stage): Promise<void> {
  expect(await verifyLedger(stage.store)).toEqual([]);
  const events = await stage.store.read.eventsSince(VILLAGE, 0, 10_000);
  expect(
    events.map(({ seq }) => seq),
    'seq has no gaps',
  ).toEqual(events.map((_, i) => i + 1));
  expect((await stage.store.read.village(VILLAGE))?.seq).toBe(events.length);
}
