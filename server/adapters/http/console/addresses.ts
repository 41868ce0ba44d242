import { addressesCsv, noteTaken } from '#server/domain/stewards/addresses.ts';
import type { AddressesView } from '#server/domain/stewards/views.ts';
import { DonationId } from '#shared/ids.ts';
import type { Handlers } from './consoleRoutes.ts';
import { streamed } from './money.ts';
import { type ConsoleParts, page } from './visit.ts';

const SHOWN = 50;
const LONGEST_PART = 100;
/** Where a page ended: moment, donation and kind, with dots between. */
const MARK = /^(\d{1,15})\.(don_[\w-]{16,40})\.(thanksEmail|newsEmail)$/;

/** Addresses that givers left for letters, with what each allows [K10]. */
export function addressHandlers({ deps, pages }: ConsoleParts): Handlers<'addresses' | 'addressesCsv'> {
  const { read } = deps.store;
  return {
    async addresses({ request, association, acting, context }) {
      const { q, after } = request.query;
      const part = typeof q === 'string' ? q.trim().toLowerCase().slice(0, LONGEST_PART) : '';
      const mark = readMark(after);
      const found = await read.addressesOf(association.id, part, mark, SHOWN);
      const titles = new Map((await read.projects()).map(({ slug, title }) => [slug, title]));
      const last = found.length === SHOWN ? found.at(-1) : undefined;
      const older = last && new URLSearchParams({ q: part, after: `${last.givenAt}.${last.donation}.${last.kind}` });
      const view: AddressesView = {
        acting,
        part,
        addresses: found.flatMap((one) => {
          const title = titles.get(one.project);
          return title ? [{ ...one, title }] : [];
        }),
        older: older?.toString() ?? null,
        isFirstPage: mark === null,
      };
      return page(pages.addresses(view, context));
    },
    async addressesCsv({ response, steward, association }) {
      await noteTaken(deps, steward, association.id);
      return streamed(response, 'addresses.csv', addressesCsv(read, association.id));
    },
  };
}

function readMark(text: unknown) {
  const [, givenAt, id, kind] = typeof text === 'string' ? (MARK.exec(text) ?? []) : [];
  const donation = DonationId.safeParse(id);
  if (!donation.success || (kind !== 'thanksEmail' && kind !== 'newsEmail')) return null;
  return { givenAt: Number(givenAt), donation: donation.data, kind } as const;
}
