import { type Acts, createActs } from '#client/hud/acts.ts';
import { keepingOn, type Shelf } from '#client/hud/keeping.ts';
import { createLooking } from '#client/hud/looking.ts';
import type { Machinery } from '#client/hud/machinery.ts';
import { type HudState, initialState } from '#client/hud/state.ts';
import { createStore } from '#client/hud/store.ts';
import type { Api, NetRefusal } from '#client/net/api.ts';
import type { Proofs } from '#client/net/proofs.ts';
import { en } from '#shared/i18n/en.ts';
import { VillageSlug } from '#shared/ids.ts';
import { cents } from '#shared/money.ts';
import { VillageData } from '#shared/protocol/page.ts';
import { Proof } from '#shared/protocol/proof.ts';
import { err, ok } from '#shared/result.ts';
import { FIRST_CHUNKS } from '#shared/village/placing.ts';
import type { VillageView } from '#shared/village/view.ts';
import { PROJECT } from './fixtures.ts';

export const VIEW: VillageView = {
  village: VillageSlug.parse('tambo'),
  seq: 0,
  landscape: 'andes',
  seed: 1207,
  chunks: FIRST_CHUNKS,
  placements: new Map(),
  flowers: [],
  reached: [],
  delivered: [],
  news: [],
};

export const memory = (): Shelf => {
  const held = new Map<string, string>();
  return {
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
  };
};

export const problem = (
  type: string,
  status: number,
  errors: { path: string; message: string }[] = [],
): NetRefusal => ({
  kind: 'problem',
  problem: { type: `/problems/${type}`, title: type, status, detail: `about ${type}`, errors },
});

const unreachable = async () => err({ kind: 'unreachable' } as const);
const SILENT: Api = {
  snapshot: unreachable,
  questions: unreachable,
  project: unreachable,
  words: unreachable,
  news: unreachable,
  layPebble: unreachable,
  receipt: unreachable,
  donation: unreachable,
  challenge: unreachable,
  checkout: unreachable,
  cancel: unreachable,
  friendGift: unreachable,
  placeFriendGifts: unreachable,
  gesture: unreachable,
  ownLink: unreachable,
  rememberLanguage: unreachable,
};

export const PROOF = Proof.parse({
  challenge: {
    parameters: {
      algorithm: 'PBKDF2/SHA-256',
      cost: 1,
      data: {},
      expiresAt: 1,
      keyLength: 32,
      keyPrefix: 'aa',
      keySignature: 'aa',
      nonce: 'aa',
      salt: 'aa',
    },
    signature: 'aa',
  },
  solution: { counter: 0, derivedKey: 'aa' },
});
/** Work that is always done already. */
const PROVEN: Proofs = { prepare: () => {}, take: async () => ok(PROOF), drop: () => {} };

export interface Machine {
  readonly acts: Acts;
  readonly state: () => HudState;
  readonly wentTo: string[];
  /** how often the page's address forgot whom a gift was for */
  readonly forgot: () => number;
  readonly machinery: Machinery;
}

/** The HUD's acts on a real store and memory, with a server that says what the test wants. */
export function machine(
  api: Partial<Api>,
  shelves = { lasting: memory(), passing: memory() },
  friendToken: string | null = null,
): Machine {
  const clock = { now: Date.UTC(2026, 10, 22) };
  let keys = 0;
  const keeping = keepingOn({
    ...shelves,
    village: VIEW.village,
    now: () => clock.now,
    makeKey: () => {
      keys += 1;
      return `key-${String(keys).padStart(16, '0')}`;
    },
  });
  const data = VillageData.parse({
    project: PROJECT,
    given: {},
    village: VIEW.village,
    villageName: 'Tambo',
    association: 'Demo',
    language: 'en',
    progress: { revision: 0, raisedCents: cents(0), gifts: 0, reached: [] },
    simulation: true,
    assets: '/assets/x',
  });
  const arrival = {
    telling: true,
    mapOpen: false,
    via: null,
    origin: 'https://hameau.example',
    sharesItself: true,
    friendToken,
  };
  const first = initialState(data, { language: 'en', words: en }, keeping, clock.now, arrival);
  const store = createStore({ ...first, view: VIEW });
  const wentTo: string[] = [];
  let forgot = 0;
  const machinery: Machinery = {
    store,
    keeping,
    api: { ...SILENT, ...api },
    proofs: PROVEN,
    sounds: { setOn: () => {}, setHidden: () => {}, setRiver: () => {}, play: () => {} },
    stage: () => null,
    live: () => null,
    looking: createLooking(),
    browser: {
      goTo: (address) => void wentTo.push(address),
      reload: () => {},
      now: () => clock.now,
      wait: async (ms) => {
        clock.now += ms;
      },
      loadWords: async () => en,
      setLanguage: () => {},
      share: async () => {},
      copy: async () => {},
      forgetFriend: () => {
        forgot += 1;
      },
      rememberPanel: () => {},
      forgetPanel: () => {},
    },
  };
  return { acts: createActs(machinery), state: store.get, wentTo, forgot: () => forgot, machinery };
}

/** Lets everything that was promised happen. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
