import { createTransport } from 'nodemailer';
import { LETTERS_AT_ONCE, NothingHandedOver, type Post } from '#server/domain/ports/post.ts';
import type { LetterLinks } from './letter.ts';
import { letterWriter } from './letterWriter.ts';

export interface SmtpSettings {
  /** `smtp://` or `smtps://`, with user and password where the server wants them */
  readonly url: string;
  /** `Name <address>` */
  readonly from: string;
  readonly links: LetterLinks;
}

const WAIT_MS = 15_000;
/** commands that come before DATA, as nodemailer names them */
const BEFORE: ReadonlySet<string> = new Set(['EHLO', 'HELO', 'STARTTLS', 'MAIL FROM', 'RCPT TO']);

/** The host's mail server. Letters never read a file or an address of the network, whatever stands in them. */
export function smtpPost({ url, from, links }: SmtpSettings): Post & { close(): void } {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: LETTERS_AT_ONCE,
    connectionTimeout: WAIT_MS,
    greetingTimeout: WAIT_MS,
    socketTimeout: WAIT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const { hostname } = new URL(links.publicUrl);
  const write = letterWriter(links);
  return {
    async carry(facts, id) {
      const { subject, text, html, replyTo, pictures = [], stop } = await write(facts);
      const messageId = `<${id.replace(/[^\w-]/g, '.')}@${hostname}>`;
      // RFC 2369 and 8058: mail programs show a button of their own, and their POST stops the letters at once.
      const unsubscribe = stop && {
        'List-Unsubscribe': `<${stop}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      };
      const headers = { 'Auto-Submitted': 'auto-generated', ...unsubscribe };
      const attachments = pictures.map(({ cid, jpeg }, i) => ({
        cid,
        content: jpeg,
        contentType: 'image/jpeg',
        contentDisposition: 'inline' as const,
        filename: `${i + 1}.jpg`,
      }));
      const answered = replyTo && { replyTo: { name: replyTo.name, address: replyTo.email } };
      const mail = { from, to: facts.to, ...answered, subject, text, html, messageId, headers, attachments };
      try {
        await transport.sendMail(mail);
        return 'taken';
      } catch (error) {
        if (isFinal(error)) return 'refused';
        throw isBeforeTheLetter(error) ? new NothingHandedOver('the post was not reached', { cause: error }) : error;
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

/**
 * What was said no to before the letter itself began, or found no server at all, cannot have arrived. A connection that broke has no
 * such word: it may have broken after the letter.
 */
function isBeforeTheLetter(error: unknown): boolean {
  const { command, code, syscall } = error as {
    readonly command?: unknown;
    readonly code?: unknown;
    readonly syscall?: unknown;
  };
  if (syscall === 'connect' || code === 'EDNS' || code === 'EAUTH') return true;
  return typeof command === 'string' && BEFORE.has(command);
}
