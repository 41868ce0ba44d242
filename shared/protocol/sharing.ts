import { z } from 'zod';
import { ShareCode } from '#shared/ids.ts';

/** `POST /api/villages/:village/links`: `201`, the same link every time for one browser and village [S6]. */
export const ShareLinkReply = z.object({ code: ShareCode, url: z.url() });
export type ShareLinkReply = z.infer<typeof ShareLinkReply>;
