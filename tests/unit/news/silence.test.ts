import { expect, it } from 'vitest';
import { newsOutlook } from '#server/domain/news/silence.ts';
import type { PublicNews } from '#server/domain/ports/news.ts';
import { NewsId, ProjectSlug, StepSlug } from '#shared/ids.ts';
import { NO_EITHER } from '#shared/news/news.ts';

const PROJECT = ProjectSlug.parse('well');
const NOW = Date.UTC(2027, 3, 1);
const daysAgo = (days: number) => NOW - days * 24 * 60 * 60 * 1000;

function toldAt(publishedAt: number, ...steps: string[]): PublicNews {
  const words = { place: NO_EITHER, title: NO_EITHER, words: NO_EITHER };
  const deliveries = steps.map((step) => ({ kind: 'step' as const, step: StepSlug.parse(step) }));
  const body = { happenedOn: '2027-01-01', ...words, photos: [], deliveries, question: null, outcomes: [] };
  return { id: NewsId.parse('nws_0000000000000000'), project: PROJECT, publishedAt, at: publishedAt, body };
}
const outlook = (firstGift: number | null, ...news: PublicNews[]) =>
  newsOutlook({ publishedNews: async () => news, firstPlaced: async () => firstGift }, PROJECT, NOW);
const silent = async (firstGift: number | null, ...news: number[]) =>
  (await outlook(firstGift, ...news.map((at) => toldAt(at)))).isSilent;

it('[V2] after 90 days without news the page says so: since the newest, else since the first gift', async () => {
  expect(await silent(null), 'nothing was given').toBe(false);
  expect(await silent(daysAgo(89))).toBe(false);
  expect(await silent(daysAgo(91))).toBe(true);
  expect(await silent(daysAgo(400), daysAgo(300), daysAgo(30))).toBe(false);
  expect(await silent(daysAgo(400), daysAgo(300), daysAgo(100))).toBe(true);
});

it('[V2] [V3] says by which day news are due, and which steps news of today tell to be done', async () => {
  expect(await outlook(null)).toEqual({ isSilent: false, newsDueOn: null, doneToday: [] });
  expect(await outlook(daysAgo(30))).toMatchObject({ newsDueOn: '2027-05-31' });
  const news = [toldAt(daysAgo(1), 'well'), toldAt(NOW + 1, 'roof'), toldAt(NOW + 2, 'roof')];
  expect(await outlook(daysAgo(300), ...news)).toMatchObject({ newsDueOn: '2027-06-30', doneToday: ['roof'] });
});
