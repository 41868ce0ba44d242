import type { DonationId } from '#shared/ids.ts';
import type { Deps } from './domain/deps.ts';
import type { Payments } from './domain/ports/payments.ts';
import type { Post } from './domain/ports/post.ts';
import type { Store } from './domain/ports/store.ts';
import type { Accounts } from './domain/ports/stripeAccounts.ts';
import type { Audience, Log } from './domain/ports/surroundings.ts';
import { createLands } from './domain/villages/lands.ts';
import { machine } from './surroundings.ts';

/** An audience that is there before its door is open: the live server needs the domain, and the domain tells the live server. */
export interface LateAudience extends Audience {
  open(audience: Audience, afterCommit: () => void): void;
}

export function lateAudience(): LateAudience {
  let door: Audience | null = null;
  let afterCommit = () => {};
  return {
    open(audience, after) {
      door = audience;
      afterCommit = after;
    },
    villageChanged: (village, events) => door?.villageChanged(village, events),
    progressChanged(project, progress) {
      door?.progressChanged(project, progress);
      // A raised total may have reached a step: its villages hear of it through the outbox.
      afterCommit();
    },
    holdsChanged: (village) => door?.holdsChanged(village),
  };
}

export interface DomainParts {
  readonly store: Store;
  readonly payments: Payments;
  readonly accounts: Accounts;
  readonly audience: Audience;
  readonly post: Post | null;
  readonly log: Log;
  readonly publicUrl: string;
  readonly friendPath: (donation: DonationId) => string;
  readonly livemode: boolean;
  readonly newsLetterWaitMs: number;
}

export function domainDeps({ publicUrl, friendPath, livemode, newsLetterWaitMs, ...parts }: DomainParts): Deps {
  return {
    ...parts,
    surroundings: machine,
    lands: createLands(),
    settings: {
      livemode,
      currency: 'eur',
      newsLetterWaitMs,
      returnUrls: (village, donation) => ({
        successUrl: `${publicUrl}/v/${village}?given=${donation}`,
        cancelUrl: `${publicUrl}/v/${village}?back=${donation}`,
      }),
      accountsUrl: (project) => `${publicUrl}/p/${project}/accounts`,
      friendUrl: (donation) => publicUrl + friendPath(donation),
    },
  };
}
