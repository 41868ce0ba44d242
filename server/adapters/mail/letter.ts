import type { DonationId } from '#shared/ids.ts';

/** A letter as it is sent: the same words as text and as HTML, which asks nothing of any server. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** who hears an answer; without it whoever sends it */
  readonly replyTo?: { readonly name: string; readonly email: string };
  /** pictures that come with it: `cid:` and this name in the HTML */
  readonly pictures?: readonly LetterPicture[];
  /** an address that stops letters like this one, by a POST and nothing else (RFC 8058) */
  readonly stop?: string;
}

export interface LetterPicture {
  readonly cid: string;
  readonly jpeg: Buffer;
}

/** Where letters lead. */
export interface LetterLinks {
  /** the origin people see */
  readonly publicUrl: string;
  /** what the site is called: letters are signed with it */
  readonly siteName: string;
  /** the private path on which a giver takes back what was chosen with a donation */
  readonly choicesPath: (donation: DonationId) => string;
  /** the private path on which a friend places the gifts of a donation */
  readonly friendPath: (donation: DonationId) => string;
  /** the private path of a donation's tax receipt */
  readonly taxReceiptPath: (donation: DonationId) => string;
  /** the private path that lets a steward in */
  readonly signInPath: (key: string) => string;
  /** the private path that lets a giver into my corner */
  readonly cornerPath: (link: string) => string;
  /** the private path on which a reader stops the letters of news */
  readonly stopPath: (reader: string) => string;
}
