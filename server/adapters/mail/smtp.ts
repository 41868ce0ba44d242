import { createTransport } from 'nodemailer';
import { HAND_OVER_MS, type Handed, LETTERS_AT_ONCE, type Post } from '#server/domain/ports/post.ts';
import type { Log } from '#server/domain/ports/surroundings.ts';
import type { LetterLinks } from './letter.ts';
import type { WebpOf } from './letterPhoto.ts';
import { letterWriter } from './letterWriter.ts';

export interface SmtpSettings {
  /** `smtp://` or `smtps://`, with user and password where the server wants them */
  readonly url: string;
  /** `Name <address>` */
  readonly from: string;
  readonly links: LetterLinks;
  readonly webpOf: WebpOf;
  readonly log: Pick<Log, 'warn'>;
  readonly handOverMs?: number;
}

/** A server that is there says so soon. */
const WAIT_MS = 15_000;
/** commands that come before a recipient, as nodemailer names them */
const BEFORE: ReadonlySet<unknown> = new Set(['EHLO', 'HELO', 'STARTTLS', 'MAIL FROM']);
/** its codes, and its kinds of time-out, that come before any letter */
const OF_THE_HOST: ReadonlySet<unknown> = new Set(['EDNS', 'EAUTH', 'ETLS', 'CONNECT_TIMEOUT', 'GREETING_TIMEOUT']);

/** The host's mail server. Letters never read a file or an address of the network, whatever stands in them. */
export function smtpPost({
  url,
  from,
  links,
  webpOf,
  log,
  handOverMs = HAND_OVER_MS,
}: SmtpSettings): Post & { close(): void } {
  const transport = transportTo(url, handOverMs);
  const { hostname } = new URL(links.publicUrl);
  const write = letterWriter(links, webpOf);
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
      // A server that answers by drops is never silent.
      const signal = AbortSignal.timeout(handOverMs);
      const mail = {
        from,
        to: { name: '', address: facts.to },
        ...answered,
        subject,
        text,
        html,
        messageId,
        headers,
        attachments,
        signal,
      };
      try {
        await transport.sendMail(mail);
        return 'taken';
      } catch (error) {
        log.warn(toldOf(error as Failure), 'the mail server did not take a letter');
        return answerIn(error);
      }
    },
    close: () => transport.close(),
  };
}

const transportTo = (url: string, handOverMs: number) =>
  createTransport({
    url,
    pool: true,
    maxConnections: LETTERS_AT_ONCE,
    connectionTimeout: WAIT_MS,
    greetingTimeout: WAIT_MS,
    socketTimeout: handOverMs,
    // A connection that nobody uses is closed by us, before others on the way forget it.
    idleTimeout: WAIT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });

/** What nodemailer says of an error; each of it where it knows. */
interface Failure {
  readonly command?: unknown;
  readonly responseCode?: unknown;
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly timeoutType?: unknown;
}

/** For the host: at what, and the number of the reply. Never its words, for servers repeat addresses in them. */
const toldOf = ({ command, code, responseCode }: Failure) => ({
  command: typeof command === 'string' ? command : null,
  code: typeof code === 'string' ? code : null,
  reply: typeof responseCode === 'number' ? responseCode : null,
});

/**
 * RFC 5321: a reply of 5xx to the recipient or the letter is for ever, one of 4xx asks to come again. To our greeting, password or sender
 * either is the host's to mend, and so is 421, which closes the door on everybody: letters wait for that.
 */
function answerIn(error: unknown): Exclude<Handed, 'taken'> {
  const { command, responseCode } = error as Failure;
  if (isOfTheHost(error as Failure)) return 'noPost';
  const isOfTheLetter = command === 'RCPT TO' || command === 'DATA';
  if (isOfTheLetter && typeof responseCode === 'number' && responseCode >= 500) return 'refused';
  // A connection that broke has no word: it may have broken after the letter.
  return command === 'RCPT TO' ? 'notNow' : 'unsure';
}

function isOfTheHost({ command, responseCode, code, syscall, timeoutType }: Failure): boolean {
  if (syscall === 'connect' || OF_THE_HOST.has(code) || OF_THE_HOST.has(timeoutType)) return true;
  // A connection that was closed with a word (instead of a greeting, or 421) is no connection that broke.
  return BEFORE.has(command) || (command === 'CONN' && typeof responseCode === 'number');
}
