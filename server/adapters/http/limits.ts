import { RateLimiterMemory } from 'rate-limiter-flexible';

/** How often something may be asked. A school behind one address is many people: addresses get more than players. */
export interface Rate {
  readonly points: number;
  readonly seconds: number;
}

export type LimitName =
  | 'read'
  | 'write'
  | 'checkoutByAddress'
  | 'checkoutByPlayer'
  | 'challengeByAddress'
  | 'formByAddress'
  | 'formByPlayer'
  | 'lookAgainByDonation'
  | 'flowerByAddress'
  | 'gestureByAddress'
  | 'signInByAddress'
  | 'signInByEmail'
  | 'cornerByAddress'
  | 'cornerByEmail'
  | 'foundByAddress'
  | 'linkByAddress'
  | 'openingByAddress'
  | 'printByAddress'
  | 'reportByAddress'
  | 'pictureBySteward';
export type Rates = Readonly<Record<LimitName, Rate>>;

export const DEFAULT_RATES: Rates = {
  read: { points: 1200, seconds: 60 },
  write: { points: 120, seconds: 60 },
  checkoutByAddress: { points: 60, seconds: 60 },
  checkoutByPlayer: { points: 12, seconds: 60 },
  challengeByAddress: { points: 120, seconds: 60 },
  // Without script there is no work done first: a quarter.
  formByAddress: { points: 15, seconds: 60 },
  formByPlayer: { points: 3, seconds: 60 },
  lookAgainByDonation: { points: 6, seconds: 60 },
  // A class behind one address: each child has its flower [V4].
  flowerByAddress: { points: 60, seconds: 3600 },
  // The same class waters its beds and answers questions.
  gestureByAddress: { points: 600, seconds: 3600 },
  // A meeting of volunteers signs in from one address; nobody needs many letters.
  signInByAddress: { points: 30, seconds: 3600 },
  signInByEmail: { points: 6, seconds: 3600 },
  cornerByAddress: { points: 30, seconds: 3600 },
  cornerByEmail: { points: 6, seconds: 3600 },
  // A school founds its classes' villages behind one address.
  foundByAddress: { points: 20, seconds: 3600 },
  linkByAddress: { points: 60, seconds: 3600 },
  // More from one address is somebody who wants to count.
  openingByAddress: { points: 60, seconds: 3600 },
  // Sheets are drawn by the same thread as everybody's pictures.
  printByAddress: { points: 30, seconds: 600 },
  reportByAddress: { points: 10, seconds: 3600 },
  // To read the largest one takes a good part of a second of everybody's.
  pictureBySteward: { points: 20, seconds: 600 },
};

export interface Limits {
  /** null when it may go on, else the seconds to wait */
  spend(name: LimitName, key: string): Promise<number | null>;
  /** what was spent was for nothing */
  giveBack(name: LimitName, key: string): Promise<void>;
}

export function memoryLimits(rates: Rates): Limits {
  const limiterOf = (name: LimitName) =>
    new RateLimiterMemory({ keyPrefix: name, points: rates[name].points, duration: rates[name].seconds });
  const limiters: Readonly<Record<LimitName, RateLimiterMemory>> = {
    read: limiterOf('read'),
    write: limiterOf('write'),
    checkoutByAddress: limiterOf('checkoutByAddress'),
    checkoutByPlayer: limiterOf('checkoutByPlayer'),
    challengeByAddress: limiterOf('challengeByAddress'),
    formByAddress: limiterOf('formByAddress'),
    formByPlayer: limiterOf('formByPlayer'),
    lookAgainByDonation: limiterOf('lookAgainByDonation'),
    flowerByAddress: limiterOf('flowerByAddress'),
    gestureByAddress: limiterOf('gestureByAddress'),
    signInByAddress: limiterOf('signInByAddress'),
    signInByEmail: limiterOf('signInByEmail'),
    cornerByAddress: limiterOf('cornerByAddress'),
    cornerByEmail: limiterOf('cornerByEmail'),
    foundByAddress: limiterOf('foundByAddress'),
    linkByAddress: limiterOf('linkByAddress'),
    openingByAddress: limiterOf('openingByAddress'),
    printByAddress: limiterOf('printByAddress'),
    reportByAddress: limiterOf('reportByAddress'),
    pictureBySteward: limiterOf('pictureBySteward'),
  };
  return {
    async giveBack(name, key) {
      await limiters[name].reward(key);
    },
    async spend(name, key) {
      try {
        await limiters[name].consume(key);
        return null;
      } catch (refused) {
        // The library throws its own answer, not an Error, when the points are spent.
        if (refused instanceof Error) throw refused;
        const wait = (refused as { msBeforeNext: number }).msBeforeNext;
        return Math.max(1, Math.ceil(wait / 1000));
      }
    },
  };
}
