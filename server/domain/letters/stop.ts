import { always, type Deps } from '../deps.ts';

/** [B1] Who reads letters of news here; null for whom there are none any more. The address, in small letters. */
export const newsReader = ({ store: { read } }: Pick<Deps, 'store'>, reader: string): Promise<string | null> =>
  read.readerAddress(reader);

/** One tap: no letter of news goes to this address any more, whatever it was left with; the address itself is erased there. */
export async function stopNews(deps: Deps, reader: string): Promise<void> {
  const now = deps.surroundings.now();
  const stopped = await always(deps, async (tx) => {
    const address = await tx.readerAddress(reader);
    if (address === null) return 0;
    const wishes = await tx.newsWishes(address);
    for (const donation of wishes) {
      await tx.eraseConsents(donation, ['newsEmail'], now);
      await tx.forgetReader(donation);
    }
    return wishes.length;
  });
  if (stopped > 0) deps.log.info({ wishes: stopped }, 'a reader stopped the letters of news');
}
