import { expect, it } from 'vitest';
import { isSilent } from '#server/domain/news/silence.ts';
import type { PublicNews } from '#server/domain/ports/news.ts';
import { NewsId, ProjectSlug } from '#shared/ids.ts';
import { NO_EITHER } from '#shared/news/news.ts';

const PROJECT = ProjectSlug.parse('well');
const NOW = Date.UTC(2027, 3, 1);
const daysAgo = (days: number) => NOW - days * 24 * 60 * 60 * 1000;

function toldAt(publishedAt: number): PublicNews {
  const words = { place: NO_EITHER, title: NO_EITHER, words: NO_EITHER };
  const body = { happenedOn: '2027-01-01', ...words, photos: [], deliveries: [], question: null, outcomes: [] };
  return { id: NewsId.parse('nws_0000000000000000'), project: PROJECT, publishedAt, at: publishedAt, body };
}
const silent = (firstGift: number | null, ...news: number[]) =>
  isSilent({ publishedNews: async () => news.map(toldAt), firstPlaced: async () => firstGift }, PROJECT, NOW);

it('[V2] after 90 days without news the page says so: since the newest, else since the first gift', async () => {
  expect(await silent(null), 'nothing was given').toBe(false);
  expect(await silent(daysAgo(89))).toBe(false);
  expect(await silent(daysAgo(91))).toBe(true);
  expect(await silent(daysAgo(400), daysAgo(300), daysAgo(30))).toBe(false);
  expect(await silent(daysAgo(400), daysAgo(300), daysAgo(100))).toBe(true);
});
