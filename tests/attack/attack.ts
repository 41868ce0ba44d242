import {
  type Crowd,
  crowdAt,
  DECLINING_CARD,
  type Giver,
  GOOD_CARD,
  sessionsAt,
  type Try,
} from '../support/attacking.ts';
import type { TestHameau } from '../support/server.ts';

export interface Plan {
  readonly addresses: number;
  readonly tries: number;
  /** addresses that attack at the same time: robots, server, payment service and honest people share one machine here */
  readonly atOnce: number;
  /** tries under way at once from each address */
  readonly lanes: number;
  /** a bank takes its time to say no */
  readonly betweenCards: () => Promise<unknown>;
  readonly honest: number;
}

export interface Report {
  readonly tries: number;
  readonly withoutWork: { readonly tries: number; readonly sessions: number };
  readonly sessions: number;
  readonly declines: number;
  readonly mostByAddress: number;
  readonly mostByPlayer: number;
  readonly paidByRobots: number;
  readonly refusals: Readonly<Record<string, number>>;
  readonly honest: Honest;
  /** honest people who share an address with a robot */
  readonly besideRobot: Honest;
  readonly seconds: number;
}
interface Honest {
  readonly people: number;
  readonly gave: number;
  readonly longestMs: number;
  readonly refusals: Readonly<Record<string, number>>;
}

const ROBOT = (n: number) => `203.0.${Math.floor(n / 250)}.${n % 250}`;
const SCHOOL = '198.51.100.7';
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Card testers from many addresses, each with as many players as it likes, and honest people in the same minutes. */
export async function attack(hameau: TestHameau, plan: Plan): Promise<Report> {
  const crowd = await crowdAt(hameau);
  const began = Date.now();
  const withoutWork = await knock(hameau, crowd, plan);
  const robots = Array.from({ length: plan.addresses }, (_, n) => new Robot(crowd, ROBOT(n), plan));
  const waiting = [...robots];
  const gang = async () => {
    for (let robot = waiting.shift(); robot; robot = waiting.shift()) await robot.run();
  };
  const attacking = Promise.all(Array.from({ length: plan.atOnce }, gang));
  await robots[0]?.hasBegun;
  const [, honest, besideRobot] = await Promise.all([
    attacking,
    school(crowd, SCHOOL, plan),
    robots[0]?.hasDeclined.then(() => school(crowd, ROBOT(0), plan)),
  ]);
  const refusals: Record<string, number> = {};
  for (const robot of robots) add(refusals, robot.refusals);
  const declines = robots.map(({ declines }) => declines);
  return {
    tries: plan.tries,
    withoutWork,
    sessions: robots.reduce((sum, { sessions }) => sum + sessions, 0),
    declines: declines.reduce((a, b) => a + b, 0),
    mostByAddress: Math.max(...declines),
    mostByPlayer: Math.max(...robots.map(({ mostByPlayer }) => mostByPlayer)),
    paidByRobots: robots.reduce((sum, { paid }) => sum + paid, 0),
    refusals,
    honest,
    besideRobot: besideRobot ?? { people: 0, gave: 0, longestMs: 0, refusals: {} },
    seconds: Math.round((Date.now() - began) / 1000),
  };
}

/** The same tries without the work. */
async function knock(hameau: TestHameau, crowd: Crowd, { addresses, tries }: Plan) {
  const before = await sessionsAt(hameau.simulator);
  let next = 0;
  const lane = async () => {
    while (next < tries) {
      const n = next++;
      await crowd.open({ address: ROBOT(n % addresses), cookie: null }, false);
    }
  };
  await Promise.all(Array.from({ length: 8 }, lane));
  return { tries, sessions: (await sessionsAt(hameau.simulator)) - before };
}

/** One address: opens pages with ever new players and types cards until it is refused, again and again. */
class Robot {
  readonly refusals: Record<string, number> = {};
  sessions = 0;
  declines = 0;
  paid = 0;
  mostByPlayer = 0;
  readonly hasBegun: Promise<void>;
  readonly hasDeclined: Promise<void>;
  #begun = () => {};
  #declined = () => {};
  #left: number;
  readonly #crowd: Crowd;
  readonly #address: string;
  readonly #plan: Plan;

  constructor(crowd: Crowd, address: string, plan: Plan) {
    this.#crowd = crowd;
    this.#address = address;
    this.#plan = plan;
    this.#left = Math.ceil(plan.tries / plan.addresses);
    this.hasBegun = new Promise((resolve) => {
      this.#begun = resolve;
    });
    this.hasDeclined = new Promise((resolve) => {
      this.#declined = resolve;
    });
  }

  async run(): Promise<void> {
    await Promise.all(Array.from({ length: this.#plan.lanes }, () => this.#lane()));
    this.#begun();
    this.#declined();
  }

  async #lane(): Promise<void> {
    while (this.#left > 0) {
      const player: Giver = { address: this.#address, cookie: null };
      const opened = await this.#crowd.open(player);
      this.#begun();
      if (opened.end !== 'open') {
        this.#left -= 1;
        note(this.refusals, opened);
        continue;
      }
      this.sessions += 1;
      await this.#cards(opened.session);
    }
  }

  /** every card is a try; the page is used until it closes */
  async #cards(session: string): Promise<void> {
    let declined = 0;
    while (this.#left > 0) {
      this.#left -= 1;
      const end = await this.#crowd.type(session, DECLINING_CARD);
      if (end === 'paid') this.paid += 1;
      if (end !== 'declined') return;
      declined += 1;
      this.declines += 1;
      this.mostByPlayer = Math.max(this.mostByPlayer, declined);
      if (this.declines >= 10) this.#declined();
      await this.#plan.betweenCards();
    }
  }
}

/** Honest people behind one address, at once: each tries until it has given, as long as somebody would wait. */
async function school(crowd: Crowd, address: string, { honest }: Plan): Promise<Honest> {
  const refusals: Record<string, number> = {};
  const times = await Promise.all(
    Array.from({ length: honest }, async () => {
      const began = Date.now();
      const giver: Giver = { address, cookie: null };
      for (let tried = 0; tried < 5; tried++) {
        const opened = await crowd.open(giver);
        if (opened.end === 'open') {
          return (await crowd.type(opened.session, GOOD_CARD)) === 'paid' ? Date.now() - began : null;
        }
        note(refusals, opened);
        await wait(1_000);
      }
      return null;
    }),
  );
  const gave = times.filter((time) => time !== null);
  return { people: honest, gave: gave.length, longestMs: Math.max(0, ...gave), refusals };
}

function note(refusals: Record<string, number>, tried: Try): void {
  if (tried.end !== 'refused') return;
  const key = `${tried.at} ${tried.status} ${tried.type.replace('/problems/', '')}`;
  refusals[key] = (refusals[key] ?? 0) + 1;
}

function add(to: Record<string, number>, more: Readonly<Record<string, number>>): void {
  for (const [key, count] of Object.entries(more)) to[key] = (to[key] ?? 0) + count;
}
