import type { StewardBrowser } from './stewarding.ts';

/** The seat that the founding form of a project holds: sent twice, it founds one village. */
export async function seatFor(browser: StewardBrowser, project: string): Promise<string> {
  const [, seat] = /name="seat" value="([^"]+)"/.exec((await browser.get(`/p/${project}/found`)).body) ?? [];
  if (seat === undefined) throw new Error('a form without a seat');
  return seat;
}

/** Founds a village as its form does; the address of its key. */
export async function foundVillageBy(
  browser: StewardBrowser,
  project: string,
  form: Readonly<Record<string, string>>,
): Promise<string> {
  const seat = await seatFor(browser, project);
  return (await browser.post(`/p/${project}/found`, { ...form, seat })).to;
}
