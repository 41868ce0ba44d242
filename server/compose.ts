import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import { choiceTokens } from './adapters/auth/choiceTokens.ts';
import { connectTokens } from './adapters/auth/connectTokens.ts';
import { cornerTokens } from './adapters/auth/cornerTokens.ts';
import { founderTokens } from './adapters/auth/founderTokens.ts';
import { friendTokens } from './adapters/auth/friendTokens.ts';
import { type ProofWork, passagesOf } from './adapters/auth/passages.ts';
import { playerTokens } from './adapters/auth/playerTokens.ts';
import { readerTokens } from './adapters/auth/readerTokens.ts';
import { stewardDoor } from './adapters/auth/stewardDoor.ts';
import { taxReceiptTokens } from './adapters/auth/taxReceiptTokens.ts';
import type { Rates } from './adapters/http/limits.ts';
import { createEdge, type Handlers } from './adapters/http/server.ts';
import type { Live } from './adapters/live/liveServer.ts';
import { smtpPost } from './adapters/mail/smtp.ts';
import { openPictures } from './adapters/pictures/pictures.ts';
import { openStore } from './adapters/store/open.ts';
import type { OpenedStore } from './adapters/store/opened.ts';
import { signInPathOf } from './console.ts';
import type { Deps } from './domain/deps.ts';
import { hostId } from './domain/donations/notes.ts';
import type { Log } from './domain/ports/surroundings.ts';
import { openVisitBook } from './domain/sharing/visits.ts';
import { choicesPathOf, cornerPathOf } from './doors.ts';
import { createTally } from './entrance.ts';
import type { Env } from './env.ts';
import { friendPathOf } from './friends.ts';
import { openFrontDesk } from './frontDesk.ts';
import { domainDeps, lateAudience } from './giving.ts';
import { stopPathOf, webpOfNews } from './letters.ts';
import { openDoors } from './openDoors.ts';
import { PATHS } from './paths.ts';
import { reachPayments } from './payments.ts';
import { pictureDoor, warmPictures } from './pictureDoors.ts';
import { seedDemo } from './seed.ts';
import { sessionSecret } from './sessionSecret.ts';
import { CannotStart, mixedMoney } from './startFailure.ts';
import { machine } from './surroundings.ts';
import { taxReceiptPathOf } from './taxReceipts.ts';
import { warnHost } from './warnings.ts';
import { startWork, stripeCalls } from './work.ts';

export interface ServerOptions {
  readonly env: Env;
  readonly log: Log;
  readonly rates: Rates;
  /** what a giver's page does before it may pay */
  readonly proofWork: ProofWork;
  readonly socketsPerAddress: number;
  /** the first pictures are drawn before anybody asks */
  readonly drawsAhead: boolean;
  /** Vite's middleware in development, made for the server whose port it shares */
  readonly development: ((http: Server) => Promise<RequestHandler>) | null;
}

/** A running Hameau. */
export interface Hameau {
  /** where people go */
  readonly url: string;
  /** where it listens */
  readonly port: number;
  /** address of the payment stand-in; null with Stripe itself */
  readonly simulator: string | null;
  readonly store: OpenedStore;
  readonly deps: Deps;
  readonly live: Live;
  /** one round of all that otherwise comes by itself: sweep, backlog, outbox */
  readonly settle: () => Promise<void>;
  stop(): Promise<void>;
}

/** How long a stopping server waits for the requests it has taken. */
const QUIET_MS = 5_000;

type Closers = (() => Promise<unknown>)[];

/** Opens everything, each part after those it needs; what fails half-way is closed again. */
export async function startServer(options: ServerOptions): Promise<Hameau> {
  const closers: Closers = [];
  const stop = async () => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    return { ...(await open(options, closers)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function open(options: ServerOptions, closers: Closers): Promise<Omit<Hameau, 'stop'>> {
  const { env, log, rates, socketsPerAddress } = options;
  let handlers: Handlers | null = null;
  const edge = createEdge(() => handlers);
  const { http } = edge;
  const port = await listen(http, env.host, env.port);
  closers.push(() => closed(http));
  const publicUrl = env.publicUrl ?? `http://localhost:${port}`;
  // The simulator takes as long to start as the store to open: neither waits for the other.
  const reaching = reachPayments(env, port, log);
  closers.push(() => reaching.then((reached) => reached.stop()));
  const store = await openStore(databaseUrl(env), log);
  closers.push(() => store.close());
  const payments = await reaching;
  const audience = lateAudience();
  const { livemode } = payments;
  const secret = await sessionSecret(env);
  const choices = choiceTokens(secret);
  const friends = friendTokens(secret);
  const corners = cornerTokens(secret);
  const readers = readerTokens(secret);
  const taxReceipts = taxReceiptTokens(secret);
  const stewards = stewardDoor({ store, secret, publicUrl, newId: machine.newId });
  const links = {
    publicUrl,
    siteName: env.siteName,
    choicesPath: choicesPathOf(choices),
    friendPath: friendPathOf(friends),
    taxReceiptPath: taxReceiptPathOf(taxReceipts),
    signInPath: signInPathOf(stewards),
    cornerPath: cornerPathOf(corners),
    stopPath: stopPathOf(readers),
  };
  const post =
    env.mail && smtpPost({ url: env.mail.smtpUrl, from: env.mail.from, links, webpOf: webpOfNews(store.read), log });
  if (post) closers.push(async () => post.close());
  if (await store.read.hasAttempts(!livemode)) throw new CannotStart(mixedMoney(livemode));
  const deps = domainDeps({
    store,
    payments: payments.port,
    accounts: payments.accounts,
    audience,
    post,
    log,
    publicUrl,
    friendPath: friendPathOf(friends),
    livemode,
    newsLetterWaitMs: env.newsLetterWaitMs,
  });
  // A host with real keys starts empty; a demonstration starts with its villages.
  if (payments.simulation && (await store.read.projects()).length === 0) await seedDemo(deps);
  // Before anything is paid: a backup of this very moment must know whose books it holds.
  await hostId(deps);
  await warnHost({ deps, payments, production: env.production, hostName: env.hostData.name });
  const calls = stripeCalls();
  const tally = createTally(deps.surroundings.now);
  const visits = openVisitBook(deps.surroundings.now);
  const work = startWork(deps, { checks: store.checks, calls, asked: tally.of, visits });
  closers.push(() => work.stop());
  const development = options.development === null ? null : await options.development(http);
  const desk = await openFrontDesk({ publicUrl, siteName: env.siteName }, development !== null);
  const pictures = openPictures({
    atlasPng: join(PATHS.assets, 'atlas.png'),
    atlasJson: join(PATHS.assets, 'atlas.json'),
  });
  closers.push(() => pictures.close());
  const tokens = {
    players: playerTokens(secret),
    connects: connectTokens(secret),
    choices,
    friends,
    corners,
    readers,
    taxReceipts,
    founders: founderTokens(secret),
  };
  const passages = passagesOf(secret, options.proofWork, deps.surroundings.now);
  const shared = {
    passages,
    asked: tally.add,
    visits,
    http,
    env,
    deps,
    payments,
    publicUrl,
    links,
    desk,
    pictures,
    ...tokens,
    stewards,
    work,
    calls,
    development,
  };
  const doors = openDoors({ ...shared, rates, socketsPerAddress });
  closers.push(async () => {
    handlers = null;
    // What was begun is finished while there is still a store to finish it in.
    await edge.quiet(QUIET_MS);
    await doors.live.close();
  });
  audience.open(doors.live.audience, work.nudgeOutbox);
  handlers = doors.handlers;
  if (options.drawsAhead) {
    warmPictures(deps, pictureDoor(deps, pictures)).catch((error: unknown) => {
      log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'pictures: not drawn ahead');
    });
  }
  return { url: publicUrl, port, simulator: payments.simulator, store, deps, live: doors.live, settle: work.settle };
}

const databaseUrl = ({ database }: Env): string =>
  database.kind === 'sqlite' ? `file:${database.file}` : database.url;

function listen(http: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, host, 4096, () => {
      http.off('error', reject);
      // A TCP server that listens has an address with a port.
      resolve((http.address() as AddressInfo).port);
    });
  });
}

function closed(http: Server): Promise<void> {
  return new Promise((resolve) => {
    http.close(() => resolve());
    http.closeIdleConnections();
    // Whoever still reads gets a moment, then the door closes.
    setTimeout(() => http.closeAllConnections(), 1000).unref();
  });
}
