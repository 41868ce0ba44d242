import { createTransport } from 'nodemailer';
import type { Post } from '#server/domain/ports/post.ts';
import { linkLetter } from './linkLetter.ts';
import { taxReceiptLetter } from './taxReceiptLetter.ts';
import { type Letter, type LetterLinks, thanksLetter } from './thanksLetter.ts';

export interface SmtpSettings {
  /** `smtp://` or `smtps://`, with user and password where the server wants them */
  readonly url: string;
  /** `Name <address>` */
  readonly from: string;
  readonly links: LetterLinks;
}

const WAIT_MS = 15_000;

/** The host's mail server. Letters never read a file or an address of the network, whatever stands in them. */
export function smtpPost({ url, from, links }: SmtpSettings): Post & { close(): void } {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: WAIT_MS,
    greetingTimeout: WAIT_MS,
    socketTimeout: WAIT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const { hostname } = new URL(links.publicUrl);
  async function carry(letter: Letter, to: string, id: string, replyTo?: { name: string; address: string }) {
    const { subject, text, html } = letter;
    const messageId = `<${id.replace(/[^\w-]/g, '.')}@${hostname}>`;
    const headers = { 'Auto-Submitted': 'auto-generated' };
    try {
      await transport.sendMail({ from, to, ...(replyTo && { replyTo }), subject, text, html, messageId, headers });
      return 'taken';
    } catch (error) {
      if (isFinal(error)) return 'refused';
      throw error;
    }
  }
  return {
    thank: (thanks, id) =>
      carry(thanksLetter(thanks, links), thanks.to, id, {
        name: thanks.association.name,
        address: thanks.association.email,
      }),
    attest: (letter, id) =>
      carry(taxReceiptLetter(letter, links), letter.to, id, {
        name: letter.association.name,
        address: letter.association.email,
      }),
    write: (letter, id) => carry(linkLetter(letter, links), letter.to, id),
    close: () => transport.close(),
  };
}

/**
 * RFC 5321: a reply of 5xx to the recipient or the letter is for ever. To our greeting, password or sender it is the host's to mend, and
 * the letters wait for that.
 */
function isFinal(error: unknown): boolean {
  const { command, responseCode } = error as { readonly command?: unknown; readonly responseCode?: unknown };
  const isOfTheLetter = command === 'RCPT TO' || command === 'DATA';
  return isOfTheLetter && typeof responseCode === 'number' && responseCode >= 500;
}
