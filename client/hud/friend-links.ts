import type { DonationId } from '#shared/ids.ts';
import type { DonationStatus } from '#shared/protocol/http.ts';
import { type Machinery, say } from './machinery.ts';

/** [S5] What this browser's player gave for a friend who has not placed it yet: the address to pass on. */
export interface FriendLink {
  readonly donation: DonationId;
  readonly url: string;
}

export const friendLinkOf = ({ donation, friendUrl }: DonationStatus): FriendLink | null =>
  friendUrl === null ? null : { donation, url: friendUrl };

/** What is known of one donation's link now, in place of what was known of it before. */
export function noteFriendLink({ store }: Pick<Machinery, 'store'>, status: DonationStatus): void {
  const link = friendLinkOf(status);
  const others = store.get().friendLinks.filter(({ donation }) => donation !== status.donation);
  if (link || others.length < store.get().friendLinks.length) {
    store.set({ friendLinks: link ? [...others, link] : others });
  }
  const { returned } = store.get();
  // The friend has placed it while the thanks were being read.
  if (!link && returned.kind === 'paid' && returned.friendLink?.donation === status.donation) {
    store.set({ returned: { ...returned, placements: status.placements, friendLink: null } });
  }
}

export function friendLinkActs(machinery: Machinery) {
  const { store, browser } = machinery;
  return {
    dismissFriendLinks: (): void => store.set({ friendLinksRead: true }),
    passOn: async ({ url }: FriendLink): Promise<void> => {
      const { friend, sharing } = store.get().words;
      try {
        await browser.share({ url, title: friend.passTitle, text: friend.passText });
      } catch (refusal) {
        // Who changes their mind needs no word about it.
        if (refusal instanceof Error && refusal.name === 'AbortError') return;
        say(machinery, sharing.deviceFailed);
      }
    },
  };
}
