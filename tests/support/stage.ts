import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'vitest';
import { openStore } from '#server/adapters/store/open.ts';
import type { OpenedStore } from '#server/adapters/store/opened.ts';
import { createStripeAccounts } from '#server/adapters/stripe/accounts.ts';
import { createStripePayments } from '#server/adapters/stripe/gateway.ts';
import { verifyEvent } from '#server/adapters/stripe/webhook.ts';
import { importCatalogue } from '#server/domain/catalogue/import.ts';
import type { Deps } from '#server/domain/deps.ts';
import { drainBacklog } from '#server/domain/donations/backlog.ts';
import { type Received, receiveEvent } from '#server/domain/donations/events.ts';
import { hostId } from '#server/domain/donations/notes.ts';
import { createTokenBucket } from '#server/domain/donations/token-bucket.ts';
import type { StripeHint } from '#server/domain/ports/payments.ts';
import { createLands } from '#server/domain/villages/lands.ts';
import { type Simulator, startSimulator } from '#server/simulator/server.ts';
import { machine } from '#server/surroundings.ts';
import type { Project } from '#shared/catalogue/catalogue.ts';
import { AssociationId, ProjectSlug, VillageSlug } from '#shared/ids.ts';
import type { VillageEvent } from '#shared/village/events.ts';
import { migratedFile } from './migrated.ts';
import { smallProject } from './projects.ts';
import { SCRATCH } from './scratch.ts';

export const VILLAGE = VillageSlug.parse('test-village');
export const PROJECT = ProjectSlug.parse('test-project');
const SECRET = 'whsec_own';
const CONNECT_SECRET = 'whsec_connect';

/** One side of the house for tests: the real store in a file, the real SDK, the real simulator over HTTP, real signatures. */
export interface Stage {
  readonly deps: Deps;
  readonly store: OpenedStore;
  readonly simulator: Simulator;
  /** every event the audience was told of, in the order it was told */
  readonly told: VillageEvent[];
  /** what the host's log was told at `info` */
  readonly notes: { readonly message: string }[];
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
  /** the server's first start is the first gift: what is done at Stripe before it came before us */
  readonly beginsWithGift?: boolean;
}

export async function openStage(options: StageOptions = {}): Promise<Stage> {
  const folder = mkdtempSync(join(SCRATCH, 'hameau-giving-'));
  const file = join(folder, 'hameau.db');
  const { around = (inner: OpenedStore) => inner } = options;
  if (options.databaseUrl === undefined) await migratedFile(file);
  const store = around(await openStore(options.databaseUrl ?? `file:${file}`));
  const received: { type: string; outcome: Received | 'refused' }[] = [];
  const receive = options.receive ?? receiveEvent;
  let deps: Deps;
  const crashes: unknown[] = [];
  const endpoint = await listen(crashes, async (path, raw, signature) => {
    const door = path.endsWith('/connect') ? 'connect' : 'own';
    const secrets = [door === 'connect' ? CONNECT_SECRET : SECRET];
    const hint = verifyEvent(raw, signature, secrets, deps.surroundings.now(), door);
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
  const notes: { readonly message: string }[] = [];
  const complaints: Stage['complaints'] = [];
  deps = composed(store, simulator, told, notes, complaints);
  await seed(deps, options);
  // As a server does before its doors open: readers of letters are known by a hash with this number.
  if (!options.beginsWithGift) await hostId(deps);
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
    notes,
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
  told: VillageEvent[],
  notes: { readonly message: string }[],
  complaints: Stage['complaints'],
): Deps {
  // Longer than a slow machine takes for any answer: who asks in vain is `impatient`.
  const stripe = {
    secretKey: 'sk_test_stage',
    apiBase: new URL(simulator.url),
    timeoutMs: 60_000,
    maxNetworkRetries: 0,
  };
  return {
    store,
    payments: createStripePayments(stripe),
    accounts: createStripeAccounts(stripe),
    audience: {
      villageChanged: (_village, events) => told.push(...events),
      progressChanged: () => undefined,
      holdsChanged: () => undefined,
    },
    post: null,
    log: {
      info: (fields, message) => notes.push({ message, ...fields }),
      warn: (_fields, message) => complaints.push({ level: 'warn', message }),
      error: (_fields, message) => complaints.push({ level: 'error', message }),
    },
    // The simulator's clock is everybody's: a test moves both with one hand.
    surroundings: { ...machine, now: () => simulator.clock.nowMs() },
    lands: createLands(),
    settings: {
      livemode: false,
      currency: 'eur',
      newsLetterWaitMs: 0,
      returnUrls: (village, donation) => ({
        successUrl: `http://localhost/v/${village}?donation=${donation}`,
        cancelUrl: `http://localhost/v/${village}?cancelled=${donation}`,
      }),
      accountsUrl: (project) => `http://hameau.example/p/${project}/accounts`,
      friendUrl: (donation) => `http://localhost:3000/f/${donation}`,
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
    const row = {
      association: associationId,
      livemode: false,
      state: 'active',
      requirements: [],
      updatedAt: 0,
    } as const;
    if (account !== null) await tx.addStripeAccount({ account, ...row });
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
