import { seededChance } from '#server/simulator/seeded.ts';
import type { Project } from '#shared/catalogue/catalogue.ts';
import { CheckoutReply } from '#shared/protocol/http.ts';
import { ProjectReply } from '#shared/protocol/page.ts';
import { proofAt } from './proofs.ts';

/** A stream of baskets as players would fill them, from a seed, given through the shipped server's own doors. */
export interface Buyer {
  /** opens a checkout, of one to three gifts unless told how many; each comes from an address of its own, as behind a proxy */
  checkout(
    gifts?: number,
  ): Promise<{ readonly donation: string; readonly sessionId: string; readonly checkoutUrl: string }>;
}

export async function buyerAt(url: string, village: string, projectSlug: string, seed: number): Promise<Buyer> {
  const { project } = ProjectReply.parse(await (await fetch(`${url}/api/projects/${projectSlug}`)).json());
  const chance = seededChance(seed);
  let count = 0;
  return {
    async checkout(gifts = 1 + Math.floor(chance() * 3)) {
      count += 1;
      const n = count;
      const from = { 'x-forwarded-for': `203.${Math.floor(n / 250)}.${seed % 250}.${n % 250}` };
      const response = await fetch(`${url}/api/villages/${village}/checkouts`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: url, ...from },
        body: JSON.stringify({
          catalogueVersion: project.catalogueVersion,
          gifts: basketOf(project, chance, gifts),
          basketKey: `basket-of-the-tests-${seed}-${n}`,
          proof: await proofAt(url, village, from),
          adult: true,
          language: 'fr',
        }),
      });
      if (response.status !== 201) throw new Error(`checkout: ${response.status} ${await response.text()}`);
      const { donation, checkoutUrl } = CheckoutReply.parse(await response.json());
      return { donation, checkoutUrl, sessionId: checkoutUrl.split('/').at(-1) ?? '' };
    },
  };
}

/** So many gifts, the dear ones rarer; things that count by number by the dozen. */
function basketOf(project: Project, chance: () => number, count: number) {
  // Limited gifts would sell out in the middle of a stream, which is another story.
  const gifts = project.gifts.filter(({ needed }) => needed === null);
  const cheap = gifts.filter(({ priceCents }) => priceCents <= 6000);
  return Array.from({ length: count }, () => {
    const shelf = chance() < 0.7 ? cheap : gifts;
    const gift = shelf[Math.floor(chance() * shelf.length)] ?? gifts[0];
    return { gift: gift?.slug, quantity: gift?.counted ? 5 + Math.floor(chance() * 20) : 1, plot: null };
  });
}
