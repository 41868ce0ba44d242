/** What is passed on: an address, and the words somebody says with it. */
export interface Shared {
  readonly url: string;
  /** one line: the subject of a letter */
  readonly title: string;
  readonly text: string;
}

/** The places with one address for everybody, in the order in which they are offered; Mastodon has one for each instance. */
export const NETWORKS = ['whatsapp', 'sms', 'mail', 'facebook', 'telegram', 'x', 'bluesky', 'linkedin'] as const;
export type Network = (typeof NETWORKS)[number];

/** Characters as a reader counts them. */
const BLUESKY_LIMIT = 300;

/** Whose names these are: said alike in every language. The other two are words. */
export const NETWORK_NAMES: Readonly<Record<Exclude<Network, 'sms' | 'mail'> | 'mastodon', string>> = {
  whatsapp: 'WhatsApp',
  facebook: 'Facebook',
  telegram: 'Telegram',
  x: 'X',
  bluesky: 'Bluesky',
  linkedin: 'LinkedIn',
  mastodon: 'Mastodon',
};

/**
 * The plain link that opens a network's own page, or the reader's own letters and messages, with the words filled in: there a
 * person still reads them and sends them, or does not.
 *
 * Facebook and LinkedIn take an address only, and read its card themselves. Sources: faq.whatsapp.com/5913398998672934 (`wa.me`),
 * developers.facebook.com/docs/sharing/reference/share-dialog and its older `sharer.php`, core.telegram.org/widgets/share,
 * developer.x.com "Web Intents", docs.bsky.app/docs/advanced-guides/intent-links, RFC 6068 (`mailto`), RFC 5724 (`sms`).
 */
export function addressOn(network: Network, shared: Shared): string {
  const url = encoded(shared.url);
  switch (network) {
    case 'whatsapp':
      return `https://wa.me/?text=${encoded(messageOf(shared))}`;
    case 'facebook':
      return `https://www.facebook.com/sharer.php?u=${url}`;
    case 'telegram':
      return `https://t.me/share/url?url=${url}&text=${encoded(shared.text)}`;
    case 'x':
      return `https://x.com/intent/tweet?text=${encoded(shared.text)}&url=${url}`;
    case 'bluesky':
      return `https://bsky.app/intent/compose?text=${encoded(messageOf(shared, BLUESKY_LIMIT))}`;
    case 'linkedin':
      return `https://www.linkedin.com/sharing/share-offsite/?url=${url}`;
    case 'mail':
      return `mailto:?subject=${encoded(lineOf(shared.title))}&body=${encoded(letterOf(messageOf(shared)))}`;
    case 'sms':
      // Android reads a body after `?`, old iPhones after `&`: together they are read by both.
      return `sms:?&body=${encoded(messageOf(shared))}`;
  }
}

/** Mastodon's page of an instance for new words: docs.joinmastodon.org, "share" of the web client. */
export const addressOnMastodon = (instance: Instance, shared: Shared): string =>
  `https://${instance}/share?text=${encoded(messageOf(shared))}`;

/** The host name of a Mastodon server, and nothing else. */
export type Instance = string & { readonly isInstance: true };

const HOST_NAME = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;

const isInstance = (name: string): name is Instance => HOST_NAME.test(name);

/**
 * What somebody typed as their instance: `mastodon.social`, `https://mastodon.social/`, `@me@mastodon.social`.
 * @returns null where that is no plain host name: no port, no path, no number of a machine
 */
export function instanceOf(typed: string): Instance | null {
  const name = typed
    .trim()
    .toLowerCase()
    .replace(/^https:\/\//, '')
    .replace(/^@?[\w.-]+@/, '')
    .replace(/\/$/, '');
  return isInstance(name) ? name : null;
}

/**
 * Words and address in one, as it is copied and as most networks take it.
 * @param most characters in all: the words are shortened, the address never
 */
export function messageOf({ url, text }: Pick<Shared, 'url' | 'text'>, most = Number.POSITIVE_INFINITY): string {
  const words = text.trim();
  // Who has written the address into the words wants it there, and once.
  const whole = words.includes(url) ? words : `${words}\n${url}`.trim();
  if (lengthOf(whole) <= most) return whole;
  const room = most - lengthOf(url) - 2;
  const characters = charactersOf(words.replace(url, ''));
  return room < 1 ? url : `${characters.slice(0, room).join('').trimEnd()}…\n${url}`;
}

const segmenter = new Intl.Segmenter('fr', { granularity: 'grapheme' });
const charactersOf = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);
const lengthOf = (text: string): number => charactersOf(text).length;

/** Half of a character, as a cut or a paste may leave it, has no encoding: it is written as unreadable. */
const encoded = (text: string): string => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));

/** One line, whatever was typed: a line break in a subject would begin another field of the letter. */
const lineOf = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

/** RFC 6068: lines of a body end with CR LF. */
const letterOf = (text: string): string => text.replace(/\r\n|\r|\n/g, '\r\n');
