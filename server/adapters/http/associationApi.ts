import { createHash } from 'node:crypto';
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { dayOf } from '#server/domain/accounts/publishing.ts';
import type { ProjectRow } from '#server/domain/ports/rows.ts';
import type { ApiKeyRow } from '#server/domain/ports/stewards.ts';
import type { StoreReads } from '#server/domain/ports/store.ts';
import { AssociationId, ProjectSlug } from '#shared/ids.ts';
import { ApiDonations, ApiFigures, ApiProject, ApiProjects, type ApiScope } from '#shared/protocol/association-api.ts';
import { readMark, writtenMark } from './donationMark.ts';
import { addressPart, methodNotAllowed, refuse } from './reply.ts';

export interface AssociationApiParts {
  readonly store: StoreReads;
  readonly publicUrl: string;
  readonly now: () => number;
}

const SHOWN = 100;
const DAYS_SHOWN = 366;
const DAY_MS = 86_400_000;

/** As the key is kept: who reads the database cannot use it. */
export const keyHash = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/**
 * For an association's own website and tools, read only: its projects for everybody, from any site; sums and donations with a key.
 */
export function associationApi({ store, publicUrl, now }: AssociationApiParts): Router {
  const router = Router();
  const document = openApi(publicUrl);
  router.use('/api/v1', (_request, response, next) => {
    response.set({
      'Access-Control-Allow-Origin': '*',
      'Cache-Control': 'no-cache',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    });
    next();
  });
  router
    .route('/api/v1/openapi.json')
    .get((_request, response) => void response.json(document))
    .all(methodNotAllowed('GET, HEAD'));
  router
    .route('/api/v1/associations/:association/projects')
    .get(async (request, response) => {
      const id = addressPart(AssociationId, request.params.association);
      const association = id === null ? null : await store.association(id);
      if (!association) return refuse(request, response, { name: 'not-found' });
      const own = (await store.projects()).filter((project) => project.association === association.id);
      const projects = [];
      for (const project of own) projects.push(await lineOf(store, project));
      response.json(ApiProjects.parse({ association: association.name, projects }));
    })
    .all(methodNotAllowed('GET, HEAD'));
  router
    .route('/api/v1/projects/:project')
    .get(async (request, response) => {
      const slug = addressPart(ProjectSlug, request.params.project);
      const project = slug === null ? null : await store.project(slug);
      if (!project) return refuse(request, response, { name: 'not-found' });
      response.json(await wholeOf(store, project));
    })
    .all(methodNotAllowed('GET, HEAD'));
  router
    .route('/api/v1/figures')
    .get(async (request, response) => {
      const key = await keyOf(store, request, response, 'figures');
      if (!key) return;
      const since = (Math.floor(now() / DAY_MS) - DAYS_SHOWN + 1) * DAY_MS;
      const days = await store.givenByDay(key.association, since);
      const ever = await store.figures(key.association, 0);
      response.json(
        ApiFigures.parse({ ...ever, days: days.map(({ day, ...rest }) => ({ day: dayOf(day * DAY_MS), ...rest })) }),
      );
    })
    .all(methodNotAllowed('GET, HEAD'));
  router
    .route('/api/v1/donations')
    .get(async (request, response) => {
      const key = await keyOf(store, request, response, 'donations');
      if (key) response.json(await donationsOf(store, key.association, request.query.before));
    })
    .all(methodNotAllowed('GET, HEAD'));
  return router;
}

/** The key of a request, when it opens this; else the request has been answered. */
async function keyOf(
  store: StoreReads,
  request: Request,
  response: Response,
  scope: ApiScope,
): Promise<ApiKeyRow | null> {
  const [, secret] = /^Bearer (\S{10,200})$/.exec(request.headers.authorization ?? '') ?? [];
  const key = secret === undefined ? null : await store.apiKeyByHash(keyHash(secret));
  response.set('Cache-Control', 'no-store');
  if (key?.scopes.includes(scope)) return key;
  refuse(request, response, { name: key ? 'forbidden' : 'key-needed' });
  return null;
}

async function lineOf(store: StoreReads, { slug, title, sentence, goalCents }: ProjectRow) {
  const village = await store.mainVillage(slug);
  const { raisedCents, gifts } = await store.progress(slug);
  const isOver = (await store.archivedProjects()).has(slug);
  return { slug, title, sentence, village: village?.slug ?? null, isOver, totals: { raisedCents, goalCents, gifts } };
}

async function wholeOf(store: StoreReads, project: ProjectRow): Promise<ApiProject> {
  const { reached } = await store.progress(project.slug);
  return ApiProject.parse({
    ...(await lineOf(store, project)),
    story: project.story,
    place: project.place,
    landscape: project.landscape,
    steps: project.steps.map(({ slug, name, atCents, expectedMonth }) => ({
      slug,
      name,
      atCents,
      expectedMonth,
      isReached: reached.includes(slug),
    })),
    gifts: project.gifts.map(({ slug, name, funds, priceCents }) => ({ slug, name, funds, priceCents })),
  });
}

async function donationsOf(store: StoreReads, association: AssociationId, before: unknown): Promise<ApiDonations> {
  const mark = readMark(before);
  const rows = await store.donationsPage({ association, project: null, state: 'all', before: mark, limit: SHOWN });
  const last = rows.length === SHOWN ? rows.at(-1) : undefined;
  return ApiDonations.parse({
    donations: rows.map(({ donation, project, paidAt: at, amountCents, refundedCents, dispute, lostCents, mode }) => ({
      donation,
      project,
      day: dayOf(at),
      amountCents,
      refundedCents,
      lostCents,
      isDisputed: dispute !== 'none',
      isByHand: mode !== null,
    })),
    next: last ? writtenMark(last) : null,
  });
}

/** The description for machines, made from the very schemas that the answers pass through. */
function openApi(publicUrl: string) {
  const answer = (schema: z.ZodType) => ({
    '200': {
      description: 'OK',
      content: { 'application/json': { schema: z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }) } },
    },
  });
  const inPath = (name: string) => ({ name, in: 'path', required: true, schema: { type: 'string' } });
  const withKey = (scope: ApiScope) => ({ security: [{ key: [] }], description: `Needs a key for “${scope}”.` });
  return {
    openapi: '3.1.0',
    info: {
      title: 'Hameau',
      version: '1',
      description: 'An association’s projects and what was given to them. Read only.',
    },
    servers: [{ url: publicUrl }],
    components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
    paths: {
      '/api/v1/associations/{association}/projects': {
        get: { summary: 'Its projects', parameters: [inPath('association')], responses: answer(ApiProjects) },
      },
      '/api/v1/projects/{project}': {
        get: { summary: 'One project', parameters: [inPath('project')], responses: answer(ApiProject) },
      },
      '/api/v1/figures': {
        get: { summary: 'What was given, by day', ...withKey('figures'), responses: answer(ApiFigures) },
      },
      '/api/v1/donations': {
        get: {
          summary: 'Donations, the newest first',
          ...withKey('donations'),
          parameters: [{ name: 'before', in: 'query', required: false, schema: { type: 'string' } }],
          responses: answer(ApiDonations),
        },
      },
    },
  };
}
