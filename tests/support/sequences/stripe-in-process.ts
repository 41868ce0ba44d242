import { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import Stripe from 'stripe';
import { answerApi } from '#server/simulator/api-door.ts';
import { createClock } from '#server/simulator/clock.ts';
import { heardEvents } from '#server/simulator/events.ts';
import { createFaults, type Faults } from '#server/simulator/faults.ts';
import { createIdempotency } from '#server/simulator/idempotency.ts';
import { newId } from '#server/simulator/ids.ts';
import { runJob } from '#server/simulator/jobs.ts';
import type { EventRecord, JobRecord } from '#server/simulator/records.ts';
import { seededChance } from '#server/simulator/seeded.ts';
import { defaultSettings } from '#server/simulator/settings.ts';
import { createBooks, type World } from '#server/simulator/world.ts';

const MINUTE = 60_000;
/** The first instant of every sequence. */
const BEGINNING = Date.UTC(2026, 10, 26, 9);

/** The simulator's own world and API without a network: its deliveries lie in a box until somebody carries them. */
export interface StripeInProcess {
  readonly world: World;
  readonly faults: Faults;
  /** what the official SDK sends its calls through */
  readonly carrier: Stripe.HttpClient;
  /** events on their way, oldest first */
  readonly mail: EventRecord[];
  close(): void;
}

/** of the event loop, before an answer arrives */
const MOST_TURNS = 4;

export function openStripeInProcess(seed: number): StripeInProcess {
  const chance = seededChance(seed);
  const clock = createClock(() => BEGINNING);
  const books = createBooks(() => undefined);
  const mail: EventRecord[] = [];
  const faults = createFaults();
  const heard = new Set<string>(heardEvents);
  const arm = (job: JobRecord) => {
    clock.schedule(job.atMs, () => {
      books.jobs.remove(job.id);
      runJob(world, job);
    });
  };
  const world: World = {
    books,
    clock,
    settings: {
      ...defaultSettings,
      feeDelayMs: MINUTE,
      sepaDelayMs: 90 * MINUTE,
      disputeDelayMs: 45 * MINUTE,
      refundDelayMs: 20 * MINUTE,
    },
    publicUrl: () => 'http://127.0.0.1:4242',
    announce: (event) => void (heard.has(event.type) && mail.push(event)),
    listeners: () => 1,
    later: (job) => arm(books.jobs.put({ ...job, id: newId('job') })),
  };
  const parts = { world, faults, idempotency: createIdempotency(world) };
  const carry = async (address: unknown, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(String(address));
    const answer = await answerApi(parts, requestOf(init), url);
    // An answer travels, and others overtake it: what is applied may be older than what was applied before.
    for (let turns = Math.floor(chance() * MOST_TURNS); turns > 0; turns--) await new Promise((go) => setImmediate(go));
    if (answer === 'hang') throw Stripe.HttpClient.makeTimeoutError();
    if (answer === 'hangup') throw Object.assign(new TypeError('the other side hung up'), { code: 'ECONNRESET' });
    return answered(answer.status, answer.headers, answer.body);
  };
  return {
    world,
    faults,
    carrier: Stripe.createFetchHttpClient(carry),
    mail,
    close: () => clock.stop(),
  };
}

/** As much of a request as the simulator's door reads. */
function requestOf({ method = 'GET', headers = {}, body }: RequestInit): IncomingMessage {
  const request = Object.assign(new EventEmitter(), {
    method,
    headers: Object.fromEntries(new Headers(headers)),
  });
  queueMicrotask(() => {
    if (typeof body === 'string' && body !== '') request.emit('data', Buffer.from(body));
    request.emit('end');
  });
  return request as unknown as IncomingMessage;
}

/** As much of a response as the SDK reads; a real one costs ten times as much. */
const answered = (status: number, headers: Readonly<Record<string, string>>, body: string): Response =>
  ({ status, headers: new Map(Object.entries(headers)), text: () => Promise.resolve(body) }) as unknown as Response;
