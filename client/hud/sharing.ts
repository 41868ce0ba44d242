import type { ShareCode } from '#shared/ids.ts';
import { sharedAddress } from '#shared/sharing/address.ts';
import type { Instance, Shared } from '#shared/sharing/networks.ts';
import { placeName } from './founded-part.tsx';
import type { Keeping } from './keeping.ts';
import { type Machinery, say } from './machinery.ts';
import type { HudState } from './state.ts';

/** On any visit, or after a gift has landed: then one shows what the group built, never who gave [P1]. */
export type ShareMoment = 'visit' | 'built';

export interface Sharing {
  /** what the player made of our words; those left alone follow the page's language */
  readonly words: Readonly<Partial<Record<ShareMoment, string>>>;
  /** counting is off until the player asks for it: no link of their own is made, and no cookie set, before that [S6] */
  readonly link:
    | { readonly kind: 'plain' }
    | { readonly kind: 'asking' }
    | { readonly kind: 'own'; readonly code: ShareCode };
  /** as it is typed */
  readonly instance: string;
  /** `https://example.org`: where this page is */
  readonly origin: string;
  /** the device has a sheet of its own for it */
  readonly sharesItself: boolean;
}

export function firstSharing(
  keeping: Pick<Keeping, 'ownLink' | 'instance'>,
  device: Pick<Sharing, 'origin' | 'sharesItself'>,
): Sharing {
  const code = keeping.ownLink();
  const link = code === null ? ({ kind: 'plain' } as const) : ({ kind: 'own', code } as const);
  return { words: {}, link, instance: keeping.instance() ?? '', ...device };
}

/** What is passed on just now: the village's address, and the player's words or ours. */
export function sharedIn(state: HudState, moment: ShareMoment): Shared {
  const { sharing, data } = state;
  return {
    url: sharedAddress(sharing.origin, data.village, codeIn(state)),
    title: placeName(state),
    text: sharing.words[moment] ?? proposedWords(state, moment),
  };
}

export const codeIn = ({ sharing: { link } }: Pick<HudState, 'sharing'>): ShareCode | null =>
  link.kind === 'own' ? link.code : null;

function proposedWords(state: HudState, moment: ShareMoment): string {
  const { words, project, language } = state;
  const title = project.title[language];
  return moment === 'visit' ? words.sharing.visit(title) : words.sharing.built(title, giftsBuilt(state));
}

/** Of the project, as its picture says; in a village that a player founded, those that stand there. */
function giftsBuilt({ data, view, progress }: HudState): number {
  const here = view?.placements.size ?? 0;
  // The thanks are read before the newest sum has come.
  return data.founded === null ? Math.max(progress.gifts, here) : here;
}

/** Passing the village on [P1]: nothing leaves this page but by the player's own tap. */
export function sharingActs(machinery: Machinery) {
  const { store, api, keeping, browser } = machinery;

  const change = (changed: Partial<Sharing>): void => {
    store.set({ sharing: { ...store.get().sharing, ...changed } });
  };
  const makeOwn = async (): Promise<void> => {
    const { data } = store.get();
    change({ link: { kind: 'asking' } });
    const answer = await api.ownLink(data.village);
    if (store.get().sharing.link.kind !== 'asking') return;
    const { words } = store.get();
    if (answer.ok) {
      const { code } = answer.value;
      keeping.keepOwnLink(code);
      change({ link: { kind: 'own', code } });
    } else change({ link: { kind: 'plain' } });
    say(machinery, answer.ok ? words.sharing.counted : words.sharing.countFailed);
  };
  return {
    writeShared: (moment: ShareMoment, text: string): void => {
      change({ words: { ...store.get().sharing.words, [moment]: text } });
    },
    countLink: (counted: boolean): void => {
      if (counted) return void makeOwn();
      keeping.keepOwnLink(null);
      change({ link: { kind: 'plain' } });
    },
    typeInstance: (typed: string): void => {
      change({ instance: typed });
    },
    /** kept once it is gone to: half a name may be one too */
    rememberInstance: (instance: Instance): void => keeping.keepInstance(instance),
    shareOnDevice: async (moment: ShareMoment): Promise<void> => {
      try {
        await browser.share(sharedIn(store.get(), moment));
      } catch (refusal) {
        // Who changes their mind needs no word about it.
        if (refusal instanceof Error && refusal.name === 'AbortError') return;
        say(machinery, store.get().words.sharing.deviceFailed);
      }
    },
    /** @returns false where the browser refused: then the text is for the player to take */
    copyShared: async (text: string): Promise<boolean> => {
      const copied = await browser.copy(text).then(
        () => true,
        () => false,
      );
      const { sharing } = store.get().words;
      say(machinery, copied ? sharing.copied : sharing.copyByHand);
      return copied;
    },
  };
}
