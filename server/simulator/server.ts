import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ApiAnswer, answerApi } from './api-door.ts';
import { type Clock, createClock } from './clock.ts';
import { answerControl } from './control-door.ts';
import {
  createDeliveries,
  type Deliveries,
  defaultPolicy,
  type Endpoint,
  listenersOf,
  type Policy,
} from './deliveries.ts';
import { errorBody, internalError, unknownUrl } from './errors.ts';
import { heardEvents } from './events.ts';
import { createFaults } from './faults.ts';
import { isLoopbackName, jsonReply, sendReply } from './http-kit.ts';
import { createIdempotency } from './idempotency.ts';
import { newId } from './ids.ts';
import { runJob } from './jobs.ts';
import { forgetful, type Journal, openJournal } from './journal.ts';
import { answerOnboard } from './onboard-door.ts';
import { answerPay } from './pay-door.ts';
import type { JobRecord } from './records.ts';
import { defaultSettings, type Settings } from './settings.ts';
import { type Books, createBooks, type World } from './world.ts';

/** How a simulator is started. Without `webhookUrl` nothing is sent; without `stateFile` nothing outlives it. */
export type SimulatorOptions = {
  /** 0 takes a free one. */
  readonly port: number;
  /** Loopback only. */
  readonly host?: string;
  readonly webhookUrl?: string;
  readonly webhookSecret?: string;
  /** The endpoint of connected accounts' events, with a secret of its own. */
  readonly connectWebhookUrl?: string;
  readonly connectWebhookSecret?: string;
  /** Event types the endpoints listen to; Hameau's own list unless given, `['*']` for all. */
  readonly webhookEvents?: readonly string[];
  readonly webhookTimeoutMs?: number;
  /** Where browsers find the pay page, when it is not the address listened on. */
  readonly publicUrl?: string;
  readonly stateFile?: string;
  readonly settings?: Partial<Settings>;
  readonly policy?: Partial<Policy>;
  readonly machineNowMs?: () => number;
};

/** A running simulator. */
export type Simulator = {
  readonly url: string;
  readonly port: number;
  /** For tests in the same process; from outside, the control door tells the same. */
  readonly deliveries: Deliveries;
  readonly clock: Clock;
  readonly close: () => Promise<void>;
};

const endpointsOf = (options: SimulatorOptions): Endpoint[] => {
  const events = options.webhookEvents ?? heardEvents;
  const endpoint = (url: string | undefined, secret: string | undefined, connect: boolean): Endpoint[] =>
    url === undefined ? [] : [{ url, secrets: [secret ?? 'whsec_simulated'], connect, events }];
  return [
    ...endpoint(options.webhookUrl, options.webhookSecret, false),
    ...endpoint(options.connectWebhookUrl, options.connectWebhookSecret, true),
  ];
};

/** Starts the stand-in for Stripe on a loopback address; rejects on any other, or when the port is taken. */
export const startSimulator = async (options: SimulatorOptions): Promise<Simulator> => {
  const host = options.host ?? '127.0.0.1';
  if (!isLoopbackName(host)) {
    throw new Error(`The simulator listens on this machine only: ${host} is not a loopback address.`);
  }
  const endpoints = endpointsOf(options);
  const clock = createClock(options.machineNowMs ?? Date.now);
  let journal: Journal = forgetful;
  const books = createBooks((table, id, record) => journal.note(table, id, record));
  if (options.stateFile !== undefined) {
    // The tables are filled by the name each was written under.
    journal = openJournal(options.stateFile, ({ table, record }) =>
      books[table as keyof Books]?.restore(record as never),
    );
  }
  const deliveries = createDeliveries({
    endpoints,
    clock,
    timeoutMs: options.webhookTimeoutMs ?? 20_000,
    onDelivered: (id) => {
      const event = books.events.get(id);
      if (event !== undefined && event.pendingWebhooks > 0) {
        books.events.put({ ...event, pendingWebhooks: event.pendingWebhooks - 1 });
        journal.flush();
      }
    },
  });
  deliveries.setPolicy({ ...defaultPolicy, ...options.policy });
  let address = '';
  const arm = (job: JobRecord) => {
    clock.schedule(job.atMs, () => {
      books.jobs.remove(job.id);
      runJob(world, job);
      journal.flush();
    });
  };
  const world: World = {
    books,
    clock,
    settings: { ...defaultSettings, ...options.settings },
    publicUrl: () => options.publicUrl ?? address,
    announce: deliveries.enqueue,
    listeners: (type, account) => listenersOf(endpoints, type, account).length,
    later: (job) => arm(books.jobs.put({ ...job, id: newId('job') })),
  };
  const answer = answering(world, deliveries, () => journal.flush());
  const server = createServer((request, response) => void answer(request, response));
  const port = await listen(server, options.port, host);
  address = `http://${host.includes(':') ? `[${host.replace(/[[\]]/g, '')}]` : host}:${port}`;
  resume(books, deliveries, arm);
  return {
    url: address,
    port,
    deliveries,
    clock,
    close: async () => {
      deliveries.stop();
      clock.stop();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      journal.close();
      journal = forgetful;
    },
  };
};

/** After a restart: what was due is done, what was not acknowledged is sent again. */
const resume = (books: Books, deliveries: Deliveries, arm: (job: JobRecord) => void): void => {
  for (const event of books.events.all()) {
    if (event.pendingWebhooks > 0) {
      deliveries.enqueue(event);
    }
  }
  for (const job of books.jobs.all()) {
    arm(job);
  }
};

const listen = (server: ReturnType<typeof createServer>, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      // A TCP server's address is always of this shape.
      resolve((server.address() as AddressInfo).port);
    });
  });

const answering = (world: World, deliveries: Deliveries, flush: () => void) => {
  const api = { world, idempotency: createIdempotency(world), faults: createFaults() };
  const answer = (request: IncomingMessage): Promise<ApiAnswer> | ApiAnswer => {
    const url = new URL(request.url ?? '/', 'http://simulator');
    if (url.pathname.startsWith('/pay/')) {
      return answerPay(world, request, url);
    }
    if (url.pathname.startsWith('/onboard/')) {
      return answerOnboard(world, request, url);
    }
    if (url.pathname.startsWith('/_control/')) {
      return answerControl({ ...api, deliveries }, request, url);
    }
    return url.pathname.startsWith('/v1/') || url.pathname.startsWith('/v2/')
      ? answerApi(api, request, url)
      : jsonReply(404, errorBody(unknownUrl(request.method ?? 'GET', url.pathname)));
  };
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let reply: ApiAnswer;
    try {
      reply = await answer(request);
    } catch (bug) {
      process.emitWarning(bug instanceof Error ? bug : String(bug));
      reply = jsonReply(500, errorBody(internalError()));
    }
    flush();
    if (reply === 'hangup') {
      request.socket.destroy();
    } else if (reply !== 'hang') {
      sendReply(response, reply);
    }
  };
};
