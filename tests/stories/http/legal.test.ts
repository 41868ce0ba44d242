import { afterEach, describe, expect, it } from 'vitest';
import { startHameau, type TestHameau } from '../../support/server.ts';

let hameau: TestHameau;
afterEach(() => hameau.stop());

const page = async (path: string) => (await fetch(hameau.url + path)).text();

describe('the legal notice', () => {
  it('says who runs the site, in both languages, and is found from the projects', async () => {
    hameau = await startHameau({
      env: {
        HOST_NAME: 'Fédération <des puits>',
        HOST_ADDRESS: '1 rue du Puits, 75001 Paris',
        HOST_EMAIL: 'contact@example.org',
        HOST_PUBLISHER: 'Awa Diallo',
      },
    });
    const french = await page('/legal?lang=fr');
    expect(french).toContain('Fédération &lt;des puits&gt;, 1 rue du Puits, 75001 Paris');
    expect(french).toContain('Awa Diallo');
    expect(french).toContain('mailto:contact@example.org');
    expect(await page('/legal?lang=en')).toContain('Giving needs no account');
    for (const path of ['/', '/p/andes-school']) expect(await page(path)).toContain('href="/legal"');
  });

  it('does not invent a host', async () => {
    const lines: string[] = [];
    const env = { NODE_ENV: 'production', HAMEAU_DEMO: '1', SESSION_SECRET: 'a secret of the tests, long enough' };
    hameau = await startHameau({ env, log: { write: (line) => void lines.push(line) } });
    expect(await page('/legal?lang=en')).toContain('has not said yet who they are');
    expect(lines.join(''), 'the host is told').toContain('HOST_NAME');
  });
});
