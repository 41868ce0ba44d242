import { type Request, type Response, Router } from 'express';
import { isLanguage } from '#shared/i18n/language.ts';
import { ShareCode, VillageSlug } from '#shared/ids.ts';
import type { AddressOf } from './address.ts';
import type { Printing } from './doors.ts';
import type { Limits } from './limits.ts';
import { addressPart, methodNotAllowed, refuse } from './reply.ts';

export interface PrintRoutesParts {
  readonly printing: Printing;
  readonly limits: Limits;
  readonly addressOf: AddressOf;
}

interface Kind {
  readonly type: string;
  readonly file: string;
  /** a code never changes; a sheet shows the village of this hour */
  readonly keptSeconds: number;
  readonly isHeavy: boolean;
  readonly make: (village: VillageSlug, request: Request) => Promise<Buffer | null>;
}

/** [S7] What is printed of a village: its code and sheets. Who has its address may print it, also where it is on no list. */
export function printRoutes({ printing, limits, addressOf }: PrintRoutesParts): Router {
  const router = Router();
  const code = (as: 'png' | 'svg', type: string): Kind => ({
    type,
    file: `qr.${as}`,
    keptSeconds: 86_400,
    isHeavy: false,
    make: (village, { query }) => printing.code(village, addressPart(ShareCode, query.via), as),
  });
  const sheet = (kind: 'poster' | 'tableCard', file: string): Kind => ({
    type: 'application/pdf',
    file,
    keptSeconds: 300,
    isHeavy: true,
    // As with the picture, the address alone decides: what is kept on the way is for everybody.
    make: (village, { query }) => printing.sheet(village, kind, isLanguage(query.lang) ? query.lang : 'fr'),
  });
  const answer = (kind: Kind) => async (request: Request, response: Response) => {
    const village = addressPart(VillageSlug, request.params.village);
    if (village === null) return refuse(request, response, { name: 'not-found' });
    // A code is on every sharing sheet, and a school shares from one address; a sheet of paper takes long to draw.
    const wait = kind.isHeavy ? await limits.spend('printByAddress', addressOf(request)) : null;
    if (wait !== null) return refuse(request, response, { name: 'too-many-requests', retryAfterSeconds: wait });
    const file = await kind.make(village, request);
    if (!file) return refuse(request, response, { name: 'not-found' });
    response.set({
      'Cache-Control': `public, max-age=${kind.keptSeconds}`,
      'Content-Disposition': `inline; filename="${village}-${kind.file}"`,
    });
    response.type(kind.type).send(file);
  };
  const only = methodNotAllowed('GET, HEAD');
  router
    .route('/v/:village/qr.svg')
    .get(answer(code('svg', 'image/svg+xml')))
    .all(only);
  router
    .route('/v/:village/qr.png')
    .get(answer(code('png', 'image/png')))
    .all(only);
  router
    .route('/v/:village/poster.pdf')
    .get(answer(sheet('poster', 'poster.pdf')))
    .all(only);
  router
    .route('/v/:village/table-card.pdf')
    .get(answer(sheet('tableCard', 'table-card.pdf')))
    .all(only);
  return router;
}
