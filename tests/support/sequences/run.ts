import { createStripeAccounts } from '#server/adapters/stripe/accounts.ts';
import { createStripePayments } from '#server/adapters/stripe/gateway.ts';
import { verifyLedger } from '#server/checks/verify-ledger.ts';
import { accountsJson } from '#server/domain/accounts/documents.ts';
import { accountsBook } from '#server/domain/accounts/summary.ts';
import type { Deps } from '#server/domain/deps.ts';
import { drainBacklog } from '#server/domain/donations/backlog.ts';
import { IMPATIENT, sweep } from '#server/domain/donations/sweeper.ts';
import { drainOutbox } from '#server/domain/outbox/drain.ts';
import { seededChance } from '#server/simulator/seeded.ts';
import { verifier } from '../chain.ts';
import { ACTS_HERE, compareNow, deliver, plenty } from './acts-here.ts';
import { ACTS_THERE } from './acts-there.ts';
import { agreesWithStripe } from './final-truth.ts';
import { type House, openHouse } from './house.ts';
import { holds } from './invariants.ts';
import type { Around } from './life.ts';
import { type Act, plan, type Step, shrink } from './plan.ts';
import { honest, type Receive, type Scene } from './scene.ts';
import { seedIds } from './seeded-ids.ts';
import { openStripeInProcess, type StripeInProcess } from './stripe-in-process.ts';

/** The whole of verify-ledger is asked this often, and at the end. */
const VERIFIED_EVERY = 20;
const MOST_ROUNDS = 30;
const ROUND_MS = 3 * 60 * 60_000;

/** A sequence that broke something: what, at which step, and everything that happened until then, a line each. */
export interface Failure {
  readonly steps: readonly Step[];
  readonly broken: string;
  readonly trace: readonly string[];
}

/** Where sequences are played one after the other. */
export interface Theatre {
  play(seed: number): Promise<Failure | null>;
  /** these steps with the ids of that seed */
  playSteps(seed: number, steps: readonly Step[]): Promise<Failure | null>;
  /** everything that happens in it, a line each: the same each time */
  traceOf(seed: number): Promise<readonly string[]>;
  /** the shortest sequence found that breaks something too */
  shortest(seed: number): Promise<Failure | null>;
  close(): Promise<void>;
}

export interface Planted {
  readonly receive?: Receive;
  readonly around?: Around;
}

export async function openTheatre({ receive = honest, around = (store) => store }: Planted = {}): Promise<Theatre> {
  let stripe = openStripeInProcess(0);
  let ids = 0;
  const house = await openHouse(() => bareDeps(stripe, () => ++ids), around);
  const begin = (seed: number): Scene => {
    stripe.close();
    seedIds(seed);
    ids = 0;
    stripe = openStripeInProcess(seed);
    // Every other association has connected an account of its own.
    const account = seed % 2 === 0 ? 'acct_ofTheAssociation' : '';
    house.reset(account === '' ? null : account);
    return {
      stripe,
      account,
      rows: house.rows,
      checks: () => house.store.checks,
      receive,
      delivered: [],
      acknowledged: new Set(),
      baskets: new Map(),
      tampered: new Set(),
      compared: 0,
      keys: 0,
    };
  };
  const play = async (seed: number, steps: readonly Step[]): Promise<Failure | null> => {
    const trace: string[] = [];
    const broken = await playOn(house, begin(seed), steps, trace);
    return broken === null ? null : { steps, trace, broken };
  };
  return {
    play: (seed) => play(seed, plan(seed)),
    playSteps: play,
    async traceOf(seed) {
      const trace: string[] = [];
      await playOn(house, begin(seed), plan(seed), trace);
      return trace;
    },
    async shortest(seed) {
      const steps = await shrink(plan(seed), async (fewer) => (await play(seed, fewer)) !== null);
      return play(seed, steps);
    },
    async close() {
      stripe.close();
      await house.close();
    },
  };
}

function bareDeps(stripe: StripeInProcess, count: () => number): Omit<Deps, 'store' | 'audience' | 'log' | 'lands'> {
  const settings = {
    secretKey: 'sk_test_sequences',
    apiBase: new URL('http://127.0.0.1:4242'),
    timeoutMs: 10_000,
    maxNetworkRetries: 0,
    carrier: stripe.carrier,
  };
  return {
    payments: createStripePayments(settings),
    accounts: createStripeAccounts(settings),
    post: null,
    surroundings: {
      now: () => stripe.world.clock.nowMs(),
      newId: (prefix) => `${prefix}_${String(count()).padStart(16, '0')}`,
      newCode: (length) => String(count()).padStart(length, '0'),
    },
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

/** What was broken; null when nothing was. */
async function playOn(house: House, scene: Scene, steps: readonly Step[], trace: string[]): Promise<string | null> {
  try {
    for (const [n, step] of steps.entries()) {
      await playStep(house, scene, step, (line) => trace.push(`${String(n + 1).padStart(3)} ${line}`));
      holds(house, scene);
      if (n % VERIFIED_EVERY === VERIFIED_EVERY - 1) await verified(house);
    }
    await settleDown(house, scene, (line) => trace.push(`end ${line}`));
    holds(house, scene);
    await verified(house);
    await recomputes(house);
    agreesWithStripe(house, scene);
    await leavesNoQuestion(house, scene);
    return null;
  } catch (cause) {
    return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  }
}

async function playStep(house: House, scene: Scene, { acts, crash }: Step, note: (line: string) => void) {
  const ended = await house.during(crash, (deps) =>
    Promise.all(
      acts.map(async (act) => {
        const said = await perform(scene, deps, act);
        note(`${act.name} ${said}`);
      }),
    ),
  );
  if (ended === 'crashed') {
    const { atCall, moment, losesFiles } = crash ?? {};
    const names = acts.map(({ name }) => name).join(' + ');
    note(`crash ${moment} call ${atCall} of ${names}${losesFiles ? ', only the files are left' : ''}`);
  }
}

async function perform(scene: Scene, deps: Deps, { name, dice }: Act): Promise<string> {
  const chance = seededChance(dice);
  return isHere(name) ? ACTS_HERE[name](scene, chance, deps) : ACTS_THERE[name](scene, chance);
}

const isHere = (name: Act['name']): name is keyof typeof ACTS_HERE => Object.hasOwn(ACTS_HERE, name);

async function verified({ store }: House): Promise<void> {
  const broken = await verifyLedger(store);
  if (broken.length > 0) throw new Error(`verify-ledger: ${JSON.stringify(broken)}`);
}

const verify = await verifier();

/** [T1] The program that anybody may run comes to the same from the public accounts alone. */
async function recomputes({ store: { read } }: House): Promise<void> {
  for (const project of await read.projects()) {
    let text = '';
    const summary = await accountsBook(read)(project.slug);
    for await (const piece of accountsJson(read, { project, summary })) text += piece;
    const { problems } = verify(JSON.parse(text));
    if (problems.length > 0) throw new Error(`the public accounts: ${problems.join(' ')}`);
  }
}

/** The host's own comparison with Stripe finds nothing to ask; a payment that is not what was asked is a question for good. */
async function leavesNoQuestion({ deps }: House, scene: Scene): Promise<void> {
  const compared = await compareNow(scene, deps, true);
  if (compared.kind !== 'finished') throw new Error(`the comparison ends ${compared.kind}`);
  const open = compared.report.accounts.flatMap((account) => account.open);
  if (scene.tampered.size === 0 && open.length > 0) throw new Error(`open questions: ${JSON.stringify(open)}`);
}

/** Faults cease; everything is delivered, asked about, swept and drained until nothing moves any more. */
async function settleDown(house: House, scene: Scene, note: (line: string) => void): Promise<void> {
  const { deps } = house;
  const { stripe } = scene;
  stripe.faults.clear();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    stripe.world.clock.advance(ROUND_MS);
    let moved = stripe.mail.length;
    while (stripe.mail[0]) note(await deliver(scene, deps, stripe.mail[0]));
    // Before anything heals: what was acknowledged must have been done.
    holds(house, scene);
    moved += await drainBacklog(deps, plenty());
    await sweep(deps, plenty(), IMPATIENT);
    // What was lost on the way is found where Stripe keeps it.
    if (round === 1) note(`compare ${(await compareNow(scene, deps, true)).kind}`);
    moved += await drainOutbox(deps);
    holds(house, scene);
    if (moved === 0 && round > 2 && [...stripe.world.books.jobs.all()].length === 0) return;
  }
  throw new Error('it never comes to rest');
}
