import { z } from 'zod';
import { Landscape, Words } from '#shared/catalogue/catalogue.ts';
import { DonationId, GiftSlug, ProjectSlug, StepSlug, VillageSlug } from '#shared/ids.ts';

/** What a key of an association opens. */
export const API_SCOPES = ['figures', 'donations'] as const;
export const ApiScope = z.enum(API_SCOPES);
export type ApiScope = z.infer<typeof ApiScope>;

const CentsOut = z.int().describe('whole cents of euro');
const Day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .describe('a day in UTC');

const Totals = z.object({
  raisedCents: CentsOut,
  goalCents: CentsOut,
  gifts: z.int().describe('gifts that were given'),
});

const ProjectLine = z.object({
  slug: ProjectSlug,
  title: Words,
  sentence: Words,
  village: VillageSlug.nullable(),
  isOver: z.boolean(),
  totals: Totals,
});

/** Everybody may read: an association's projects. */
export const ApiProjects = z.object({ association: z.string(), projects: z.array(ProjectLine) });
export type ApiProjects = z.infer<typeof ApiProjects>;

/** Everybody may read: one project, with its steps and gifts. */
export const ApiProject = ProjectLine.extend({
  story: Words,
  place: Words,
  landscape: Landscape,
  steps: z.array(
    z.object({
      slug: StepSlug,
      name: Words,
      atCents: CentsOut,
      expectedMonth: z.string(),
      isReached: z.boolean(),
    }),
  ),
  gifts: z.array(z.object({ slug: GiftSlug, name: Words, funds: Words, priceCents: CentsOut })),
});
export type ApiProject = z.infer<typeof ApiProject>;

/** With a key for `figures`: what was given, by day. */
export const ApiFigures = z.object({
  donations: z.int(),
  givenCents: CentsOut,
  days: z.array(z.object({ day: Day, donations: z.int(), givenCents: CentsOut })),
});
export type ApiFigures = z.infer<typeof ApiFigures>;

/** With a key for `donations`: the newest first, nobody's name. */
export const ApiDonations = z.object({
  donations: z.array(
    z.object({
      donation: DonationId,
      project: ProjectSlug,
      day: Day,
      amountCents: CentsOut,
      refundedCents: CentsOut,
      /** to disputes, of all or a part */
      lostCents: CentsOut,
      isDisputed: z.boolean(),
      /** a cheque, cash or a transfer that the association entered itself */
      isByHand: z.boolean(),
    }),
  ),
  next: z.string().nullable().describe('`before` of the next page; null at the end'),
});
export type ApiDonations = z.infer<typeof ApiDonations>;
