import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { z } from 'zod';
import { donationsCsv } from '#server/domain/accounts/donationsCsv.ts';
import { journalOf } from '#server/domain/accounts/journal.ts';
import { type GivingBackRefusal, giveMoneyBack } from '#server/domain/donations/give-back.ts';
import { isGranted } from '#server/domain/donations/money.ts';
import { DONATION_STATES } from '#server/domain/ports/givenMoney.ts';
import { DONATION_NOTICES, type DonationNotice, type DonationView } from '#server/domain/stewards/views.ts';
import { everyGift } from '#shared/catalogue/catalogue.ts';
import { DonationId, ProjectSlug } from '#shared/ids.ts';
import { readMark, writtenMark } from '../donationMark.ts';
import { addressPart } from '../reply.ts';
import type { Handlers } from './consoleRoutes.ts';
import { projectLines } from './overview.ts';
import { type ActingVisit, type Answer, type ConsoleParts, field, notFound, page, to } from './visit.ts';

const SHOWN = 50;
/** No gift was given here before, and no journal is asked for after. */
const FIRST_YEAR = 2020;
const LAST_YEAR = 2200;
const LONGEST_REASON = 200;
const Notice = z.enum(DONATION_NOTICES);
const Lines = z.union([z.string(), z.array(z.string()).max(50)]).optional();

/** What was given, and giving it back. */
export function moneyHandlers(
  parts: ConsoleParts,
): Handlers<'donations' | 'donationsCsv' | 'journal' | 'stripe' | 'donation' | 'refund'> {
  const { deps, pages } = parts;
  const { read } = deps.store;
  return {
    async donations({ request, association, acting, context }) {
      const { query } = request;
      const found = DonationId.safeParse(query.q);
      if (found.success) return to(`/console/a/${association.id}/donations/${found.data}`);
      const project = addressPart(ProjectSlug, query.project);
      const state = addressPart(z.enum(DONATION_STATES), query.state) ?? 'all';
      const before = readMark(query.before);
      const rows = await read.donationsPage({ association: association.id, project, state, before, limit: SHOWN });
      const last = rows.length === SHOWN ? rows.at(-1) : undefined;
      const older =
        last && new URLSearchParams({ project: project ?? '', state, before: writtenMark(last) }).toString();
      const view = {
        acting,
        projects: await projectLines(deps, association.id),
        asked: { project, state },
        rows,
        older: older ?? null,
        isFirstPage: before === null,
        years: yearsUpTo(deps.surroundings.now(), await read.firstGiven(association.id)),
      };
      return page(pages.donations(view, context));
    },
    async donationsCsv({ response, association }) {
      return streamed(response, 'donations.csv', donationsCsv(read, association.id));
    },
    async journal({ request, response, association }) {
      const year = Number(request.params.year);
      if (!Number.isSafeInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) return notFound;
      return streamed(response, `journal-${year}.txt`, journalOf(read, association.id, year));
    },
    stripe: async ({ association, context }) => to(`${parts.connectPath(association.id)}?lang=${context.language}`),
    async donation(visit) {
      const view = await donationView(parts, visit);
      return view === null ? notFound : page(pages.donation(view, visit.context));
    },
    async refund(visit) {
      const view = await donationView(parts, visit);
      if (view === null) return notFound;
      const { association, steward, body } = visit;
      const lines = Lines.safeParse(body.line);
      const reason = field(body, 'reason').trim().slice(0, LONGEST_REASON);
      const whole = field(body, 'whole') === 'yes';
      const named = lines.success ? [lines.data ?? []].flat().map(Number) : [];
      const path = `/console/a/${association.id}/donations/${view.donation}`;
      const isSaid = reason !== '' && (whole || named.length > 0) && named.every(Number.isSafeInteger);
      if (!isSaid) return to(`${path}?notice=unsaid`);
      const wish = { donation: view.donation, lines: whole ? null : named, attempt: null, reason, by: steward.id };
      const given = await giveMoneyBack(deps, wish);
      return to(`${path}?notice=${given.ok ? 'ordered' : noticeOf(given.error)}`);
    },
  };
}

function noticeOf({ kind }: GivingBackRefusal): DonationNotice {
  if (kind === 'unanswered') return kind;
  if (kind === 'severalPayments') return 'several';
  return kind === 'disputed' ? 'disputedNow' : 'refused';
}

/** Pieces as they come: a year of gifts never stands in memory whole. */
export async function streamed(response: Response, name: string, pieces: AsyncIterable<string>): Promise<Answer> {
  response.attachment(name).type(name.endsWith('.csv') ? 'csv' : 'text/plain');
  // Who goes away in the middle is no failure of ours.
  await pipeline(Readable.from(pieces), response).catch(() => response.destroy());
  return { kind: 'done' };
}

/** From the year of the first gift to this one, the newest first. @param first unix ms */
function yearsUpTo(now: number, first: number | null): number[] {
  if (first === null) return [];
  const [from, to] = [new Date(first).getUTCFullYear(), new Date(now).getUTCFullYear()];
  return Array.from({ length: to - from + 1 }, (_, i) => to - i);
}

async function donationView(
  { deps }: ConsoleParts,
  { request, association, acting }: ActingVisit,
): Promise<DonationView | null> {
  const { read } = deps.store;
  const id = addressPart(DonationId, request.params.donation);
  const found = id === null ? null : await read.donation(id);
  const project = found && (await read.project(found.donation.project));
  if (!found || project?.association !== association.id) return null;
  const payments = found.attempts
    .filter(isGranted)
    .flatMap(({ id: attempt, paidAt, ...rest }) => (paidAt === null ? [] : [{ attempt, paidAt, ...rest }]));
  if (payments.length === 0) return null;
  const back = (await read.refundsOf(found.donation.id)).lines.filter(({ state }) => state === 'refunded');
  const names = new Map(everyGift(project).map(({ slug, name }) => [slug, name]));
  return {
    acting,
    donation: found.donation.id,
    project: project.title,
    totalCents: found.donation.totalCents,
    payments,
    lines: found.lines.map(({ line, gift, quantity, amountCents }) => ({
      line,
      gift: gift === null ? null : (names.get(gift) ?? null),
      quantity,
      amountCents,
      isBack: back.some((one) => one.line === line),
    })),
    village: found.donation.village,
    byHand: await read.offlineGift(found.donation.id),
    notice: Notice.safeParse(request.query.notice).data ?? null,
  };
}
