import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { crowdAt } from '../../support/attacking.ts';
import { startHameau } from '../../support/server.ts';

const CLI = fileURLToPath(new URL('../../../server/cli/main.ts', import.meta.url));
const run = promisify(execFile);

it('[security] the host’s command beside a running server: pages close and say so, and giving goes on after', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hameau-switch-'));
  const database = `file:${join(folder, 'hameau.db')}`;
  const hameau = await startHameau({ env: { DATABASE_URL: database } });
  try {
    const host = async (...words: string[]) => {
      const env = {
        PATH: process.env.PATH,
        DATABASE_URL: database,
        STRIPE_SECRET_KEY: 'sk_test_of_the_tests',
        STRIPE_WEBHOOK_SECRET: 'whsec_of_the_tests',
        STRIPE_API_BASE: hameau.simulator.url,
      };
      return (await run(process.execPath, ['--import', 'tsx', CLI, ...words], { env })).stdout;
    };
    const page = async () => (await fetch(`${hameau.url}/v/tamoure`, { headers: { 'Accept-Language': 'en' } })).text();
    const crowd = await crowdAt(hameau);
    const opened = await crowd.open({ address: '203.0.113.1', cookie: null });
    if (opened.end !== 'open') throw new Error('the page opens in calm');
    const [project] = await hameau.store.read.projects();
    const association = project?.association ?? '';

    expect(await host('pause-giving', association, '--reason', 'cards are tried')).toContain('1 open payment pages');
    expect(await crowd.type(opened.session, '4242424242424242')).toBe('closed');
    expect(await page()).toContain('Giving to this project is paused for now');
    expect(await page(), 'nothing to send').not.toContain('type="submit"');
    expect(await crowd.open({ address: '203.0.113.2', cookie: null })).toMatchObject({
      status: 409,
      type: '/problems/giving-paused',
    });

    expect(await host('resume-giving', association)).toContain('Giving goes on');
    expect(await page()).not.toContain('paused');
    expect((await crowd.open({ address: '203.0.113.2', cookie: null })).end).toBe('open');
  } finally {
    await hameau.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
