import { once } from 'node:events';
import { type AddressInfo, createServer, Socket } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { HAND_OVER_MS, type LetterFacts } from '#server/domain/ports/post.ts';
import { aThanks, sentTo } from '../../support/letters.ts';
import { aMailServer } from '../../support/mailServer.ts';

const mail = aMailServer();

const carried = (letter: LetterFacts = aThanks(), at = mail().url) => sentTo(at, letter, 'thanks:don_1');

describe('letters over SMTP, to a real server', () => {
  it('arrive as text and HTML, answered to the association, with the same id at each try', async () => {
    expect(await carried()).toBe('taken');
    expect(await carried()).toBe('taken');
    const [first] = mail().letters;
    const source = first?.source ?? '';
    expect(first?.to).toEqual(['giver@example.org']);
    expect(source).toMatch(/^Message-ID: <thanks\.don_1@village\.example\.org>/im);
    expect(source).toMatch(/^Reply-To: .*treasurer@example\.org/im);
    expect(source).toMatch(/^From: Hameau <hello@example\.org>/im);
    expect(source).toMatch(/^Auto-Submitted: auto-generated/im);
    expect(source).toContain('multipart/alternative');
    const ids = mail().letters.map((letter) => /^Message-ID: (.*)$/im.exec(letter.source)?.[1]);
    expect(new Set(ids).size).toBe(1);
  });

  it('of a receipt are answered to its association, those that let in to nobody but us', async () => {
    const { donation, to, association } = aThanks();
    const receipt = { number: '2026-1', voided: null, isRehearsal: false };
    await carried({ kind: 'taxReceipt', donation, to, language: 'fr', association, ...receipt });
    await carried({ kind: 'signIn', to, language: 'fr', key: 'key_1' });
    const answered = mail().letters.map(({ source }) => /^Reply-To: .*<(.*)>/im.exec(source)?.[1]);
    expect(answered).toEqual(['treasurer@example.org', undefined]);
  });

  it('cannot be given other readers or headers by the words in them', async () => {
    const association = { name: 'Amis\r\nBcc: everybody@example.org', email: 'treasurer@example.org' };
    const title = { fr: 'Puits\r\nX-Evil: 1', en: 'Well\r\nX-Evil: 1' };
    const thanks = aThanks();
    expect(await carried({ ...thanks, association, project: { ...thanks.project, title } })).toBe('taken');
    expect(mail().letters[0]?.to).toEqual(['giver@example.org']);
    const [headers = ''] = (mail().letters[0]?.source ?? '').split('\r\n\r\n');
    expect(headers).not.toMatch(/^(bcc|x-evil):/im);
  });

  it.each([
    ['the recipient', { at: 'recipient', code: 550 }],
    ['the letter', { at: 'letter', code: 554 }],
  ] as const)('are refused for ever when the server says so of %s', async (_what, because) => {
    mail().refuse(because);
    expect(await carried()).toBe('refused');
  });

  it('have not arrived, and come again, when the server says so of the recipient', async () => {
    mail().refuse({ at: 'recipient', code: 451 });
    expect(await carried()).toBe('notNow');
  });

  it('may have arrived when it says so after the letter', async () => {
    mail().refuse({ at: 'letter', code: 451 });
    expect(await carried()).toBe('unsure');
  });

  it.each([
    ['it does not greet us', { at: 'greeting', code: 554 }],
    ['it does not take our sender', { at: 'sender', code: 553 }],
    ['it asks our sender to come again', { at: 'sender', code: 451 }],
    ['it closes its door on everybody', { at: 'recipient', code: 421 }],
  ] as const)('wait for the host when %s', async (_what, because) => {
    mail().refuse(because);
    expect(await carried()).toBe('noPost');
  });

  it('[P1] are told of in the log by the number of the reply, never by its words or an address', async () => {
    const said: unknown[] = [];
    const log = { warn: (...line: unknown[]) => void said.push(line) };
    mail().refuse({ at: 'recipient', code: 550 });
    await sentTo(mail().url, aThanks(), 'thanks:don_1', { log });
    expect(said).toEqual([
      [{ command: 'RCPT TO', code: 'EENVELOPE', reply: 550 }, 'the mail server did not take a letter'],
    ]);
  });

  it('[B1] may be looked over for minutes: who leaves too early sends again what arrived', async () => {
    const waits = vi.spyOn(Socket.prototype, 'setTimeout');
    await carried();
    // The server of these tests has its own, shorter ones in this process.
    const longest = Math.max(...waits.mock.calls.map(([ms]) => ms));
    waits.mockRestore();
    expect(longest).toBe(HAND_OVER_MS);
  });

  it('may have arrived when the server only ever says that its word will come', async () => {
    const server = createServer((socket) => {
      socket.write('220 here\r\n');
      // An answer whose end never comes is no silence.
      const more = setInterval(() => socket.write('250-more\r\n'), 5);
      socket.on('error', () => {});
      socket.on('close', () => clearInterval(more));
      socket.resume();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const left = once(server, 'connection').then(([socket]) => once(socket as Socket, 'close'));
    expect(await sentTo(`smtp://127.0.0.1:${port}`, aThanks(), 'thanks:don_1', { handOverMs: 50 })).toBe('unsure');
    await left;
    server.close();
  });

  it('wait for the host when no server is there', async () => {
    expect(await carried(aThanks(), 'smtp://127.0.0.1:9')).toBe('noPost');
  });
});
