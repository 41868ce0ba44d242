import { type Act, act, given } from './control-act.ts';
import type { Attempt, Deliveries } from './deliveries.ts';
import { done, invalidParameter, notFound, type Outcome, refused } from './errors.ts';
import { forge } from './events.ts';
import { newId } from './ids.ts';
import { flag, integer, list, oneOf, optional, type Reader, required, text } from './params.ts';
import type { EventRecord } from './records.ts';
import { seededChance, shuffled } from './seeded.ts';

const count = integer(0, 1_000_000_000);

const rate: Reader<number> = (value, path) => {
  const number = typeof value === 'string' ? Number(value) : Number.NaN;
  return number >= 0 && number <= 1 ? done(number) : refused(invalidParameter(path, `Invalid ${path}: must be 0 to 1`));
};

const moveClock = act({ advanceMs: required(count) }, ({ world }, { advanceMs }) => {
  world.clock.advance(advanceMs);
  return done({ nowMs: world.clock.nowMs() });
});

const changeSettings = act(
  {
    feeDelayMs: optional(count),
    feeBasisPoints: optional(count),
    feeFixedCents: optional(count),
    sepaDelayMs: optional(count),
    disputeDelayMs: optional(count),
    disputeFeeCents: optional(count),
    refundDelayMs: optional(count),
    shortBalance: optional(oneOf('lends', 'pends', 'refuses')),
    evidenceMs: optional(count),
    latencyMs: optional(count),
  },
  ({ world }, changes) => done(Object.assign(world.settings, given(changes))),
);

const changePolicy = act(
  {
    hold: optional(flag),
    dropRate: optional(rate),
    duplicates: optional(integer(0, 1000)),
    shuffleWindow: optional(integer(1, 1_000_000)),
    delayMs: optional(count),
    concurrency: optional(integer(1, 64)),
    retryBaseMs: optional(count),
    seed: optional(count),
  },
  ({ deliveries }, changes) => {
    deliveries.setPolicy(given(changes));
    return done(deliveries.policy);
  },
);

const deliverNext = act({ count: optional(integer(1, 100_000)) }, async ({ deliveries }, params) =>
  done({ attempts: await deliveries.next(params.count ?? 1) }),
);

const dropEvent = act({ event: required(text(100)) }, ({ deliveries }, { event }) =>
  done({ dropped: deliveries.drop(event) }),
);

const waitIdle = act({}, async ({ deliveries }) => {
  await deliveries.idle();
  return done(deliveries.report());
});

/** Sends known events again: each `times` times, shuffled together by a seed, some at once. */
const replay = act(
  {
    events: required(list(text(100), 10_000)),
    times: optional(integer(1, 10_000)),
    shuffleSeed: optional(count),
    concurrency: optional(integer(1, 64)),
  },
  async ({ world, deliveries }, { events, times = 1, shuffleSeed, concurrency = 1 }) => {
    const found = events.map((id) => world.books.events.get(id));
    const missing = events.find((_id, index) => found[index] === undefined);
    if (missing !== undefined) {
      return refused(notFound('event', missing));
    }
    const known = found.filter((event): event is EventRecord => event !== undefined);
    const all = known.flatMap((event) => Array.from({ length: times }, () => event));
    const ordered = shuffleSeed === undefined ? all : shuffled(all, seededChance(shuffleSeed));
    const attempts = await sendAll(deliveries, ordered, concurrency);
    const accepted = attempts.filter(({ status }) => status !== 'failed' && status >= 200 && status < 300).length;
    return done({ sent: attempts.length, accepted, refused: attempts.length - accepted });
  },
);

const sendAll = async (deliveries: Deliveries, events: readonly EventRecord[], lanes: number): Promise<Attempt[]> => {
  const attempts: Attempt[] = [];
  const rest = events.values();
  const lane = async () => {
    for (const event of rest) {
      attempts.push(...(await deliveries.resend(event)));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return attempts;
};

const planFaults = act(
  {
    calls: optional(integer(1, 1_000_000)),
    answer: optional(oneOf('500', '503', '429', 'timeout', 'hangup')),
    when: optional(oneOf('before', 'after')),
    match: optional(text(200)),
  },
  ({ faults }, { calls = 1, answer = '500', when = 'before', match = '' }) => {
    faults.plan({ answer, when, match }, calls);
    return done({ planned: calls });
  },
);

const clearFaults = act({}, ({ faults }) => {
  faults.clear();
  return done({ planned: 0 });
});

/** An event about anything, true or not: `object` is sent as it is (by default a paid session nobody has made). */
const forgeEvent: Act = (parts, body) => {
  const fields = {
    type: optional(text(100)),
    account: optional(text(100)),
    livemode: optional(flag),
    apiVersion: optional(text(50)),
    objectJson: optional(text(100_000)),
  };
  return act(fields, ({ world }, params) => {
    const object = readObject(params.objectJson);
    if (!object.ok) {
      return object;
    }
    const event = forge(
      { world, account: params.account ?? '', cause: null },
      {
        ...given({ livemode: params.livemode, apiVersion: params.apiVersion }),
        type: params.type ?? 'checkout.session.completed',
        object: object.value,
      },
    );
    return done({ id: event.id });
  })(parts, body, '');
};

const readObject = (json: string | undefined): Outcome<Record<string, unknown>> => {
  if (json === undefined) {
    return done({
      id: newId('cs_test'),
      object: 'checkout.session',
      amount_total: 1000,
      client_reference_id: newId('unknown'),
      currency: 'eur',
      livemode: false,
      metadata: {},
      mode: 'payment',
      payment_intent: newId('pi'),
      payment_status: 'paid',
      status: 'complete',
    });
  }
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? done({ ...value })
      : refused(invalidParameter('objectJson', 'objectJson must be a JSON object'));
  } catch {
    return refused(invalidParameter('objectJson', 'objectJson must be a JSON object'));
  }
};

/** Time, weather and mischief: `POST /_control/<name>`. */
export const worldActs: Readonly<Record<string, Act>> = {
  clock: moveClock,
  settings: changeSettings,
  policy: changePolicy,
  'deliveries/next': deliverNext,
  'deliveries/drop': dropEvent,
  'deliveries/idle': waitIdle,
  'deliveries/replay': replay,
  faults: planFaults,
  'faults/clear': clearFaults,
  events: forgeEvent,
};
