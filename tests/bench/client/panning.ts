import type { Browser } from 'playwright-core';
import { type Figure, median, ms, quantile } from '../figures.ts';
import { scriptPerFrame } from './frames.ts';
import { ABOUT_THE_SQUARE, DESKTOP, FAR_AND_WIDE, SLOW_DOWN, visit, type Way } from './visit.ts';

const ROUNDS = 3;
const WARM_UP_FRAMES = 60;
const FRAMES = 150;

/** Addresses of what is panned over: ours with few gifts and with many, and the many drawn the naive way. */
export interface Panned {
  readonly few: string;
  readonly many: string;
  /** one Image for every sprite of the village with many */
  readonly naive: string;
  /** one Image for every gift, and nothing else */
  readonly naiveGifts: string;
}

interface Script {
  readonly p50: number;
  readonly p95: number;
}

/** Script a frame while panning: many gifts beside few, and beside the naive way. Ratios are medians over rounds of this run. */
export async function benchPanning(browser: Browser, addresses: Panned): Promise<Figure[]> {
  const rounds: Readonly<Record<keyof Panned | 'far', Script>>[] = [];
  const of = (address: string, way: Way = ABOUT_THE_SQUARE) => panOver(browser, address, way);
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push({
      few: await of(addresses.few),
      many: await of(addresses.many),
      far: await of(addresses.many, FAR_AND_WIDE),
      naive: await of(addresses.naive),
      naiveGifts: await of(addresses.naiveGifts),
    });
  }
  const value = (of: keyof Panned | 'far') => {
    const p = (q: keyof Script) => ms(median(rounds.map((round) => round[of][q])));
    return `p50 ${p('p50')}, p95 ${p('p95')}`;
  };
  const ratio = (above: keyof Panned, below: keyof Panned) => (q: keyof Script) =>
    median(rounds.map((round) => round[above][q] / round[below][q])).toFixed(1);
  const both = (above: keyof Panned, below: keyof Panned) =>
    `p50 ${ratio(above, below)('p50')}, p95 ${ratio(above, below)('p95')}`;
  const slower = `${SLOW_DOWN}x slower`;
  return [
    { what: `script a frame, panning, ${slower}: 100 gifts`, value: value('few') },
    { what: `script a frame, panning, ${slower}: 10,000 gifts`, value: value('many') },
    { what: 'the same, over the whole village', value: value('far') },
    { what: 'the same, one Image for every sprite', value: value('naive') },
    { what: 'the same, one Image for every gift and nothing else', value: value('naiveGifts') },
    { what: '10,000 gifts : 100 gifts', value: `${both('many', 'few')}, wanted under 2` },
    { what: 'every sprite naively : ours', value: `${both('naive', 'many')}, wanted at least 5` },
    { what: 'every gift naively, nothing else : ours with everything', value: both('naiveGifts', 'many') },
  ];
}

async function panOver(browser: Browser, address: string, way: Way): Promise<Script> {
  const guest = await visit(browser, DESKTOP, true);
  await guest.page.goto(address, { waitUntil: 'commit' });
  await guest.has('has-stage');
  await guest.slowDown(SLOW_DOWN);
  await guest.pan(way, WARM_UP_FRAMES);
  const frames = await scriptPerFrame(browser, guest, way, FRAMES);
  await guest.close();
  return { p50: quantile(frames, 0.5), p95: quantile(frames, 0.95) };
}
