import type { ShareCode, VillageSlug } from '#shared/ids.ts';

/**
 * The address of a village that is passed on.
 * @param publicUrl `https://example.org`, without a slash at its end
 * @param via whose link it is, to count what comes through it [S6]; null counts nothing
 */
export const sharedAddress = (publicUrl: string, village: VillageSlug, via: ShareCode | null): string =>
  `${publicUrl}/v/${village}${via === null ? '' : `?via=${via}`}`;

/** What networks and senders of letters add to a link to know one click from another. Lower case. */
const TRACKERS: ReadonlySet<string> = new Set(
  (
    'fbclid igshid igsh gclid gclsrc dclid gbraid wbraid gad_source gad_campaignid msclkid yclid ysclid twclid ttclid ' +
    'li_fat_id rdt_cid sccid epik ref_src srsltid _ga _gl _hsenc _hsmi mkt_tok vero_id oly_anon_id oly_enc_id _openstat'
  ).split(' '),
);
const TRACKER_FAMILIES = ['utm_', 'mc_', 'mtm_', 'pk_', 'hsa_'];

function isTracker(parameter: string): boolean {
  const name = (parameter.split('=', 1)[0] ?? '').toLowerCase();
  return TRACKERS.has(name) || TRACKER_FAMILIES.some((family) => name.startsWith(family));
}

/**
 * The same address without what tells one click from another, so that it is never passed on [P1]; every other byte stays.
 * @param address whole, or from its path on
 */
export function withoutTrackers(address: string): string {
  const [, beforeHash = '', hash = ''] = /^([^#]*)(.*)$/s.exec(address) ?? [];
  const mark = beforeHash.indexOf('?');
  if (mark < 0) return address;
  const parameters = beforeHash.slice(mark + 1).split('&');
  const kept = parameters.filter((parameter) => !isTracker(parameter));
  if (kept.length === parameters.length) return address;
  return beforeHash.slice(0, mark) + (kept.length > 0 ? `?${kept.join('&')}` : '') + hash;
}
