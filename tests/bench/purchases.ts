import type { Simulator } from '#server/simulator/server.ts';
import { Snapshot } from '#shared/protocol/http.ts';
import { buyerAt } from '../support/buying.ts';

const LANES = 4;
const GIFTS_A_BASKET = 20;
const LOOK_AGAIN_MS = 250;

/**
 * Lets a village come about as players would: baskets through the shipped server's own door, paid at the simulator, told by
 * signed webhooks, each gift where the village chose. Resolves when `gifts` stand.
 */
export async function buyUntil(
  url: string,
  simulator: Simulator,
  { village, project, gifts, seed }: { village: string; project: string; gifts: number; seed: number },
): Promise<void> {
  const buyer = await buyerAt(url, village, project, seed);
  let left = gifts - (await standingIn(url, village));
  const lane = async (): Promise<void> => {
    while (left > 0) {
      const count = Math.min(GIFTS_A_BASKET, left);
      left -= count;
      const { sessionId } = await buyer.checkout(count);
      const paid = await fetch(`${simulator.url}/_control/sessions/${sessionId}/pay`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      });
      if (!paid.ok) throw new Error(`pay: ${paid.status} ${await paid.text()}`);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  await simulator.deliveries.idle();
  while ((await standingIn(url, village)) < gifts) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

async function standingIn(url: string, village: string): Promise<number> {
  const { placements } = Snapshot.parse(await (await fetch(`${url}/api/villages/${village}`)).json());
  return placements.id.length;
}
