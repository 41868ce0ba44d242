import { z } from 'zod';
import { NewsId } from '#shared/ids.ts';
import { EitherWords, NewsBody } from '#shared/news/news.ts';

/** `GET /api/projects/:project/news`: what was told of the real place, the newest first. */
export const ProjectNews = z.object({
  news: z.array(
    NewsBody.omit({ photos: true }).extend({
      id: NewsId,
      photos: z.array(z.object({ address: z.string(), alt: EitherWords, width: z.int(), height: z.int() })),
    }),
  ),
});
export type ProjectNews = z.infer<typeof ProjectNews>;
