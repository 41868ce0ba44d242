import { EventEmitter, once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach } from 'vitest';

export interface ReceivedLetter {
  readonly to: readonly string[];
  /** headers and parts, as they came */
  readonly source: string;
}

/** What the server says no to, and how (RFC 5321). */
export interface SmtpRefusal {
  readonly at: 'sender' | 'recipient' | 'letter' | 'greeting';
  readonly code: number;
}

/** Where a letter is on its way into the server: its reader was named, all of it is here without a word of ours, we said that we have it. */
export type SmtpMoment = 'named' | 'here' | 'taken';

type MailServer = Awaited<ReturnType<typeof startMailServer>>;

/** One for all the tests of a file; each finds it empty and willing. */
export function aMailServer(): () => MailServer {
  let server: MailServer | null = null;
  const open = () => {
    if (server === null) throw new Error('the server is started before the first test');
    return server;
  };
  beforeAll(async () => {
    server = await startMailServer();
  });
  afterAll(() => server?.close());
  beforeEach(() => {
    open().letters.length = 0;
    open().refuse(null);
  });
  return open;
}

/** A real mail server on this machine, that keeps what it takes. */
export async function startMailServer(at: (moment: SmtpMoment) => void = () => {}, listensAt = 0) {
  const letters: ReceivedLetter[] = [];
  const arrivals = new EventEmitter();
  let refusal: SmtpRefusal | null = null;
  const refused = (at: SmtpRefusal['at']) =>
    refusal?.at === at ? Object.assign(new Error('no'), { responseCode: refusal.code }) : null;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onConnect: (_session, done) => done(refused('greeting')),
    onMailFrom: (_address, _session, done) => done(refused('sender')),
    onRcptTo(_address, _session, done) {
      at('named');
      done(refused('recipient'));
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const error = refused('letter');
        const to = session.envelope.rcptTo.map(({ address }) => address);
        if (!error) letters.push({ to, source: Buffer.concat(parts).toString('utf8') });
        at('here');
        done(error);
        if (error) return;
        arrivals.emit('letter');
        setImmediate(() => at('taken'));
      });
    },
  });
  // Who was killed does not say goodbye.
  server.on('error', () => {});
  server.listen(listensAt, '127.0.0.1');
  await once(server.server, 'listening');
  // A TCP server that listens has an address with a port.
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    /** the first letter to this address, once it is here */
    async letterTo(address: string): Promise<ReceivedLetter> {
      for (;;) {
        const found = letters.find(({ to }) => to.includes(address));
        if (found) return found;
        await once(arrivals, 'letter');
      }
    },
    refuse(next: SmtpRefusal | null) {
      refusal = next;
    },
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}
