import { isLanguage, type Language } from '#shared/i18n/language.ts';
import { type NewsId, type PlacementId, ShareCode, type StepSlug, type VillageSlug } from '#shared/ids.ts';
import type { BasketLine } from '#shared/protocol/http.ts';
import {
  StoredBasket,
  type StoredDonation,
  StoredDonations,
  StoredMail,
  StoredVisit,
  StoredWishes,
} from '#shared/protocol/page.ts';
import { type Instance, instanceOf } from '#shared/sharing/networks.ts';

/** What `localStorage` and `sessionStorage` have in common. */
export interface Shelf {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** When this player was last here and what stood then, to tell what happened since [V4]. Never leaves the device. */
export interface Visit {
  /** unix milliseconds */
  readonly at: number;
  /** the village's `seq` that was seen */
  readonly seq: number;
  /** gifts that stood in the village */
  readonly gifts: number;
  readonly reached: readonly StepSlug[];
  readonly flower: { readonly x: number; readonly y: number } | null;
  /** the flower was seen in bloom: it is told once */
  readonly bloomSeen: boolean;
  /** what was told of the real place */
  readonly news: readonly NewsId[];
  readonly delivered: readonly StepSlug[];
  /** the player's own gifts of which they told */
  readonly own: readonly PlacementId[];
  /** and how many units they told to be there of each that is delivered in part */
  readonly ownInPart: readonly { readonly placement: PlacementId; readonly there: number }[];
}

/** What the page remembers on this device. A browser that keeps nothing (private mode, full disk) plays all the same. */
export interface Keeping {
  basket(): readonly BasketLine[];
  keepBasket(lines: readonly BasketLine[]): void;
  /** the key that makes a double click one donation: the same as long as what is sent stays the same */
  basketKey(sent: string): string;
  dropBasketKey(): void;
  /** what was chosen before this tab went to the payment page; null once that is paid */
  wishes(): StoredWishes | null;
  keepWishes(wishes: StoredWishes | null): void;
  /** donations begun on this device, newest last: to find their gifts again */
  donations(): readonly StoredDonation[];
  keepDonations(donations: readonly StoredDonation[]): void;
  sound(): boolean;
  keepSound(on: boolean): void;
  visit(): Visit | null;
  keepVisit(visit: Visit): void;
  /** own gifts that were looked up in the mailbox, and what had become of them: never leaves the device */
  mail(): StoredMail;
  keepMail(mail: StoredMail): void;
  language(): Language | null;
  keepLanguage(language: Language): void;
  /** the link of this village that is this player's own; null while they want none counted */
  ownLink(): ShareCode | null;
  keepOwnLink(code: ShareCode | null): void;
  /** the player's Mastodon server: known to this browser alone */
  instance(): Instance | null;
  keepInstance(instance: Instance): void;
}

/** A Checkout Session lives 35 minutes: an older key would find a page that has expired. */
const KEY_LIFE_MS = 30 * 60_000;

export interface KeepingOptions {
  /** null where the browser forbids it */
  readonly lasting: Shelf | null;
  readonly passing: Shelf | null;
  readonly village: VillageSlug;
  readonly now: () => number;
  /** at least 16 of A-Z a-z 0-9 _ - */
  readonly makeKey: () => string;
}

export function keepingOn({ lasting, passing, village, now, makeKey }: KeepingOptions): Keeping {
  const at = (what: string) => `hameau.${what}.${village}`;
  const key = at('basket-key');
  return {
    basket: () => {
      const stored = StoredBasket.safeParse(read(lasting, at('basket')));
      return stored.success ? stored.data : [];
    },
    keepBasket: (lines) => write(lasting, at('basket'), lines.length === 0 ? null : lines),
    basketKey: (sent) => {
      const kept = read(passing, key);
      const still = isKeptKey(kept) && kept.sent === sent && now() - kept.at < KEY_LIFE_MS;
      const value = still ? kept.value : makeKey();
      if (!still) write(passing, key, { value, sent, at: now() });
      return value;
    },
    dropBasketKey: () => write(passing, key, null),
    wishes: () => StoredWishes.safeParse(read(passing, at('wishes'))).data ?? null,
    // That somebody is of age is said anew each time.
    keepWishes: (wishes) => write(passing, at('wishes'), wishes && StoredWishes.parse(wishes)),
    donations: () => {
      const stored = StoredDonations.safeParse(read(lasting, at('donations')));
      return stored.success ? stored.data : [];
    },
    keepDonations: (donations) => write(lasting, at('donations'), donations.length === 0 ? null : donations),
    sound: () => read(lasting, 'hameau.sound') === true,
    keepSound: (on) => write(lasting, 'hameau.sound', on ? true : null),
    visit: () => {
      const visit = StoredVisit.safeParse(read(lasting, at('visit')));
      return visit.success ? visit.data : null;
    },
    keepVisit: (visit) => write(lasting, at('visit'), visit),
    mail: () => {
      const stored = StoredMail.safeParse(read(lasting, at('mail')));
      return stored.success ? stored.data : [];
    },
    keepMail: (mail) => write(lasting, at('mail'), mail.length === 0 ? null : mail),
    language: () => {
      const language = read(lasting, 'hameau.language');
      return isLanguage(language) ? language : null;
    },
    keepLanguage: (language) => write(lasting, 'hameau.language', language),
    ownLink: () => ShareCode.safeParse(read(lasting, at('own-link'))).data ?? null,
    keepOwnLink: (code) => write(lasting, at('own-link'), code),
    instance: () => {
      const kept = read(lasting, 'hameau.mastodon');
      return typeof kept === 'string' ? instanceOf(kept) : null;
    },
    keepInstance: (instance) => write(lasting, 'hameau.mastodon', instance),
  };
}

function read(shelf: Shelf | null, name: string): unknown {
  try {
    const text = shelf?.getItem(name) ?? null;
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function write(shelf: Shelf | null, name: string, value: unknown): void {
  try {
    if (value === null) shelf?.removeItem(name);
    else shelf?.setItem(name, JSON.stringify(value));
  } catch {
    // A full or forbidden shelf costs the memory of the next visit, never this one.
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const isKeptKey = (value: unknown): value is { value: string; sent: string; at: number } =>
  isRecord(value) && typeof value.value === 'string' && typeof value.sent === 'string' && typeof value.at === 'number';
