import type { Clock } from './clock.ts';
import { createPost, type Post } from './post.ts';
import type { EventRecord } from './records.ts';
import type { Chance } from './seeded.ts';
import { seededChance } from './seeded.ts';
import { signatureHeader } from './signature.ts';

/** One webhook endpoint: platform events, or those of connected accounts. */
export type Endpoint = {
  readonly url: string;
  readonly secrets: readonly string[];
  readonly connect: boolean;
  /** Event types it is subscribed to; `*` is all. */
  readonly events: readonly string[];
};

/** How badly deliveries behave; all of it is off by default and seeded, so that a bad day can be had again. */
export type Policy = {
  /** Nothing is sent unless asked for one by one. */
  hold: boolean;
  /** Share of deliveries lost for ever, 0 to 1. */
  dropRate: number;
  /** How many more times each delivered event is sent. */
  duplicates: number;
  /** The next delivery is drawn among this many of the queue; 1 keeps the order. */
  shuffleWindow: number;
  delayMs: number;
  /** Deliveries on their way at once; 1 keeps the order of arrival too. */
  concurrency: number;
  /** The first retry waits this long, each next one twice as long. */
  retryBaseMs: number;
  seed: number;
};

export const defaultPolicy: Readonly<Policy> = {
  hold: false,
  dropRate: 0,
  duplicates: 0,
  shuffleWindow: 1,
  delayMs: 0,
  concurrency: 1,
  retryBaseMs: 1_000,
  seed: 1,
};

/** An event on its way to an endpoint. */
export type Delivery = { readonly event: EventRecord; readonly endpoint: Endpoint; attempts: number };

export type Attempt = { readonly event: string; readonly url: string; readonly status: number | 'failed' };

export type Deliveries = {
  readonly policy: Policy;
  readonly setPolicy: (changes: Partial<Policy>) => void;
  readonly enqueue: (event: EventRecord) => void;
  /** Sends the next `count` of the queue, in order, held or not. */
  readonly next: (count: number) => Promise<readonly Attempt[]>;
  /** Loses the queued deliveries of an event. */
  readonly drop: (eventId: string) => number;
  /** Sends an event once more, whatever became of it before; no retry. */
  readonly resend: (event: EventRecord) => Promise<readonly Attempt[]>;
  /** Resolves when nothing is queued or on its way; what waits for a retry does not count. */
  readonly idle: () => Promise<void>;
  readonly report: () => {
    readonly queued: readonly string[];
    readonly waiting: number;
    readonly onTheirWay: number;
    readonly delivered: number;
    readonly dropped: number;
    readonly failedAttempts: number;
  };
  readonly stop: () => void;
};

const longestRetryMs = 60 * 60 * 1000;
const givesUpAfterSeconds = 3 * 24 * 60 * 60;

type Parts = {
  readonly endpoints: readonly Endpoint[];
  readonly clock: Clock;
  readonly timeoutMs: number;
  /** Told when an endpoint has acknowledged an event. */
  readonly onDelivered: (eventId: string) => void;
};

const listens = (endpoint: Endpoint, type: string, account: string): boolean =>
  endpoint.connect === (account !== '') && (endpoint.events.includes('*') || endpoint.events.includes(type));

export const listenersOf = (endpoints: readonly Endpoint[], type: string, account: string): readonly Endpoint[] =>
  endpoints.filter((endpoint) => listens(endpoint, type, account));

/** The webhooks: in the order of creation, signed afresh at every attempt, retried for three days. */
export const createDeliveries = (parts: Parts): Deliveries => {
  const policy: Policy = { ...defaultPolicy };
  const post: Post = createPost(parts.timeoutMs);
  let chance: Chance = seededChance(policy.seed);
  let queue: Delivery[] = [];
  let stopped = false;
  const counts = { onTheirWay: 0, waiting: 0, delivered: 0, dropped: 0, failedAttempts: 0 };
  let idlers: (() => void)[] = [];

  const attempt = async (delivery: Delivery): Promise<Attempt> => {
    const { event, endpoint } = delivery;
    const body = event.body;
    const signature = signatureHeader(body, endpoint.secrets, parts.clock.nowSeconds());
    const status = await post(endpoint.url, body, { 'stripe-signature': signature });
    return { event: event.id, url: endpoint.url, status };
  };
  const succeeded = ({ status }: Attempt) => status !== 'failed' && status >= 200 && status < 300;

  const settle = (delivery: Delivery, outcome: Attempt) => {
    if (stopped) {
      return;
    }
    if (succeeded(outcome)) {
      counts.delivered += 1;
      parts.onDelivered(delivery.event.id);
      return;
    }
    counts.failedAttempts += 1;
    delivery.attempts += 1;
    if (parts.clock.nowSeconds() - delivery.event.created > givesUpAfterSeconds) {
      return;
    }
    counts.waiting += 1;
    const waitMs = Math.min(policy.retryBaseMs * 2 ** (delivery.attempts - 1), longestRetryMs);
    parts.clock.schedule(parts.clock.nowMs() + waitMs, () => {
      counts.waiting -= 1;
      queue.push(delivery);
      pump();
    });
  };

  const send = async (delivery: Delivery): Promise<Attempt> => {
    counts.onTheirWay += 1;
    const outcome = await attempt(delivery);
    settle(delivery, outcome);
    for (let copy = 0; copy < policy.duplicates && !stopped; copy += 1) {
      await attempt(delivery);
    }
    counts.onTheirWay -= 1;
    pump();
    return outcome;
  };

  const take = (): Delivery | undefined => {
    const index = Math.floor(chance() * Math.min(Math.max(policy.shuffleWindow, 1), queue.length));
    return queue.splice(policy.shuffleWindow <= 1 ? 0 : index, 1)[0];
  };

  const pump = () => {
    while (!stopped && !policy.hold && counts.onTheirWay < policy.concurrency && queue.length > 0) {
      const delivery = take();
      if (delivery === undefined) {
        break;
      }
      if (chance() < policy.dropRate) {
        counts.dropped += 1;
      } else {
        void send(delivery);
      }
    }
    if (queue.length === 0 && counts.onTheirWay === 0) {
      for (const wake of idlers.splice(0)) {
        wake();
      }
    }
  };

  const enter = (deliveries: readonly Delivery[]) => {
    queue.push(...deliveries);
    pump();
  };
  const deliveriesOf = (event: EventRecord): Delivery[] =>
    listenersOf(parts.endpoints, event.type, event.account).map((endpoint) => ({ event, endpoint, attempts: 0 }));

  return {
    policy,
    setPolicy: (changes) => {
      Object.assign(policy, changes);
      if (changes.seed !== undefined) {
        chance = seededChance(changes.seed);
      }
      pump();
    },
    enqueue: (event) => {
      const deliveries = deliveriesOf(event);
      if (policy.delayMs > 0) {
        parts.clock.schedule(parts.clock.nowMs() + policy.delayMs, () => enter(deliveries));
      } else {
        enter(deliveries);
      }
    },
    next: async (count) => {
      const outcomes: Attempt[] = [];
      for (const delivery of queue.splice(0, count)) {
        outcomes.push(await send(delivery));
      }
      return outcomes;
    },
    drop: (eventId) => {
      const before = queue.length;
      queue = queue.filter((delivery) => delivery.event.id !== eventId);
      counts.dropped += before - queue.length;
      return before - queue.length;
    },
    resend: (event) =>
      Promise.all(
        deliveriesOf(event).map(async (delivery) => {
          const outcome = await attempt(delivery);
          if (succeeded(outcome)) {
            parts.onDelivered(event.id);
          }
          return outcome;
        }),
      ),
    idle: () =>
      queue.length === 0 && counts.onTheirWay === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            idlers = [...idlers, resolve];
          }),
    report: () => ({ ...counts, queued: queue.map(({ event }) => event.id) }),
    stop: () => {
      stopped = true;
      queue = [];
      post.close();
    },
  };
};
