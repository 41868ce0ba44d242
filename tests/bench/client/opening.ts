import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { type Figure, median, ms } from '../figures.ts';
import { SLOW_DOWN, visit } from './visit.ts';

const ROUNDS = 3;

/** Milliseconds from the navigation on. */
interface Opened {
  readonly contentfulPaint: number;
  readonly picture: number;
  readonly isPlaying: number;
  readonly hasStage: number;
}

/** From the navigation to the picture, to a page that can be played, and to the drawn village, with the CPU slowed down. */
export async function benchOpening(
  browser: Browser,
  look: BrowserContextOptions,
  address: string,
  named: string,
): Promise<Figure[]> {
  const rounds: Opened[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await open(browser, look, address));
  const of = (moment: keyof Opened) => median(rounds.map((round) => round[moment]));
  return [
    {
      what: `${named}: first paint / picture, ${SLOW_DOWN}x slower`,
      value: `${ms(of('contentfulPaint'))} / ${ms(of('picture'))}, wanted under 1000 ms`,
    },
    {
      what: `${named}: page can be played / village drawn`,
      value: `${ms(of('isPlaying'))} / ${ms(of('hasStage'))}`,
    },
  ];
}

async function open(browser: Browser, look: BrowserContextOptions, address: string): Promise<Opened> {
  // Drawn for good: a visitor waits for the pixels too.
  const guest = await visit(browser, look, false);
  await guest.slowDown(SLOW_DOWN);
  await guest.page.addInitScript({ content: NOTE_MOMENTS });
  await guest.page.goto(address, { waitUntil: 'commit' });
  await guest.has('has-stage');
  const opened = await momentsOf(guest.page);
  await guest.close();
  return opened;
}

/** Runs in the page: when its root is given the classes that the game gives it. */
const NOTE_MOMENTS = `
  window.hameauMoments = {};
  new MutationObserver(() => {
    for (const name of document.documentElement.classList) window.hameauMoments[name] ??= performance.now();
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ['class'] });
`;

const momentsOf = (page: Page): Promise<Opened> =>
  page.evaluate(`({
    contentfulPaint: performance.getEntriesByName('first-contentful-paint')[0].startTime,
    picture: performance.getEntriesByType('resource').find(({ name }) => name.includes('/picture.png')).responseEnd,
    isPlaying: window.hameauMoments['is-playing'],
    hasStage: window.hameauMoments['has-stage'],
  })`);
