import { createTransport } from 'nodemailer';
import type { Post } from '#server/domain/ports/post.ts';
import { type LetterLinks, thanksLetter } from './thanksLetter.ts';

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
  return {
    async thank(thanks, id) {
      const { subject, text, html } = thanksLetter(thanks, links);
      try {
        await transport.sendMail({
          from,
          to: thanks.to,
          replyTo: { name: thanks.association.name, address: thanks.association.email },
          subject,
          text,
          html,
          messageId: `<${id.replace(/[^\w-]/g, '.')}@${hostname}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return 'taken';
      } catch (error) {
        if (isFinal(error)) return 'refused';
        throw error;
      }
    },
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
