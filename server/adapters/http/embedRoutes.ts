import { createHash } from 'node:crypto';
import { type Request, type Response, Router } from 'express';
import type { Deps } from '#server/domain/deps.ts';
import { publicFace } from '#server/domain/villages/founded.ts';
import type { Project } from '#shared/catalogue/catalogue.ts';
import { isLanguage, type Language, languageOf as languageAsked } from '#shared/i18n/language.ts';
import { VillageSlug } from '#shared/ids.ts';
import type { EmbedState } from '#shared/protocol/embed.ts';
import { addressPart, isKnown, methodNotAllowed, refuse } from './reply.ts';

export interface EmbedModel {
  readonly village: VillageSlug;
  readonly state: EmbedState;
  readonly etag: string;
  readonly language: Language;
  readonly simulation: boolean;
  readonly demonstration: boolean;
}

export interface EmbedRoutesParts {
  readonly deps: Pick<Deps, 'store'>;
  readonly pages: {
    embed(model: EmbedModel): string;
    embedWords(
      language: Language,
      title: string,
      progress: { readonly raisedCents: number; readonly goalCents: number; readonly gifts: number },
    ): Omit<EmbedState, 'seq' | 'picture'>;
    readonly founding: {
      nameIn(language: Language, shown: string | null, project: Pick<Project, 'title'>): string;
    };
  };
  readonly simulation: boolean;
}

/** [S7] A village in a frame on the sites that its association allowed, and on no other. No cookie is set or read here. */
export function embedRoutes({ deps, pages, simulation }: EmbedRoutesParts): Router {
  const { read } = deps.store;
  const router = Router();

  /** The frame's own address says the language: what is kept of it is for everybody. */
  const languageOf = ({ query, headers }: Request): Language =>
    isLanguage(query.lang) ? query.lang : languageAsked(headers['accept-language'] ?? '');

  async function found(request: Request) {
    const slug = addressPart(VillageSlug, request.params.village);
    const village = slug === null ? null : await read.village(slug);
    const project = village && (await read.project(village.project));
    if (!village || !project) return null;
    const language = languageOf(request);
    const founded = village.founded ? await read.foundedVillage(village.slug) : null;
    const title = founded
      ? pages.founding.nameIn(language, publicFace(founded).name, project)
      : project.title[language];
    const progress = await read.progress(project.slug);
    const state: EmbedState = {
      seq: village.seq,
      // Without words: the frame says them itself, and cuts the picture to its own shape.
      picture: `/v/${village.slug}/picture.png?seq=${village.seq}&format=wide`,
      ...pages.embedWords(language, title, { ...progress, goalCents: project.goalCents }),
    };
    const etag = `"${createHash('sha256').update(JSON.stringify(state)).digest('base64url').slice(0, 22)}"`;
    return { village, project, language, state, etag };
  }

  router
    .route('/v/:village/embed')
    .get(async (request, response) => {
      const frame = await found(request);
      if (!frame) return refuse(request, response, { name: 'not-found' });
      const { village, project, language, state, etag } = frame;
      const sites = (await read.embedSites(project.association)).map(({ origin }) => origin);
      allowFrames(response, sites);
      response.set({ 'Cache-Control': 'no-cache', Vary: 'Accept-Language', 'X-Robots-Tag': 'noindex' });
      const { demonstration } = project;
      response
        .type('html')
        .send(pages.embed({ village: village.slug, state, etag, language, simulation, demonstration }));
    })
    .all(methodNotAllowed('GET, HEAD'));

  router
    .route('/v/:village/embed.json')
    .get(async (request, response) => {
      // A sandbox has no origin: its questions come from `null`. What is answered is public and knows nobody.
      response.set({ 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'ETag' });
      const frame = await found(request);
      if (!frame) return refuse(request, response, { name: 'not-found' });
      response.set({ 'Cache-Control': 'no-cache', ETag: frame.etag, Vary: 'Accept-Language' });
      if (isKnown(request, frame.etag)) return void response.status(304).end();
      response.json(frame.state);
    })
    // Before a question with a header of its own a browser asks whether it may.
    .options((_request, response) => {
      response.set({
        'Access-Control-Allow-Origin': '*',
        'Access-Control-Allow-Headers': 'If-None-Match',
        'Access-Control-Max-Age': '86400',
      });
      response.status(204).end();
    })
    .all(methodNotAllowed('GET, HEAD, OPTIONS'));
  return router;
}

/** Of all pages only this one may stand in a frame, and only there. */
function allowFrames(response: Response, sites: readonly string[]): void {
  const policy = String(response.getHeader('Content-Security-Policy'));
  const ancestors = sites.length === 0 ? "'none'" : sites.join(' ');
  response.set('Content-Security-Policy', policy.replace("frame-ancestors 'none'", `frame-ancestors ${ancestors}`));
  if (sites.length > 0) response.removeHeader('X-Frame-Options');
}
