import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHameau, type TestHameau } from '../../support/server.ts';
import { drafted, founded, type StewardBrowser, signedIn } from '../../support/stewarding.ts';

let hameau: TestHameau;
let owner: StewardBrowser;
let path: string;
let village: string;

beforeAll(async () => {
  hameau = await startHameau();
  owner = await signedIn(hameau, 'owner@example.org');
  const association = await founded(owner, 'Friends');
  path = await drafted(owner, association, 'Clear water');
});
afterAll(() => hameau.stop());

const FIELDS = {
  'q0.asked.fr': 'Combien de familles ?',
  'q0.asked.en': 'How many families?',
  'q0.answer0.fr': 'Dix',
  'q0.answer0.en': 'Ten',
  'q0.answer1.fr': 'Quarante',
  'q0.answer1.en': 'Forty',
  'q0.right': '1',
  'q0.explained.fr': 'Quarante <b>familles</b>.',
  'q0.explained.en': 'Forty <b>families</b>.',
  'q0.source': 'Friends, 2026',
};
const asked = async () => (await fetch(`${hameau.url}/api/villages/${village}/questions`)).json();

describe('[V4] the small questions of a project', () => {
  it('are written once the project is published', async () => {
    const before = await owner.get(`${path}/questions`);
    expect([before.status, before.body.includes('<form class="console-form"')]).toEqual([200, false]);
    expect((await owner.post(`${path}/questions`, FIELDS)).status).toBe(404);
    const published = await owner.post(`${path}/publish`);
    expect(published.status).toBeLessThan(400);
    village = /\/v\/([a-z0-9-]+)/.exec((await owner.get(path)).body)?.[1] ?? '';
    expect((await owner.get(`${path}/questions`)).body).toContain('name="set.water"');
    expect((await asked()).questions).toEqual([]);
  });

  it('are kept for the stewards, then read by everybody', async () => {
    await owner.post(`${path}/questions`, { ...FIELDS, 'set.water': 'yes', act: 'keep' });
    expect((await asked()).questions).toEqual([]);
    const kept = (await owner.get(`${path}/questions`)).body;
    expect(kept).toContain('value="How many families?"');
    const id = /name="q0.id" value="([^"]+)"/.exec(kept)?.[1] ?? '';
    await owner.post(`${path}/questions`, { ...FIELDS, 'q0.id': id, 'set.water': 'yes', act: 'publish' });
    const { questions } = await asked();
    expect(questions).toHaveLength(7);
    expect(questions[0]).toMatchObject({ id, right: 1, source: { name: 'Friends, 2026', url: null } });
    const page = await (await fetch(`${hameau.url}/v/${village}/questions?lang=en`)).text();
    expect(page).toContain('How many families?');
  });

  it('what is not whole is shown again with all that was typed, and what is emptied goes', async () => {
    for (const wrong of [
      { 'q0.answer1.fr': '', 'q0.answer1.en': '' },
      { 'q0.asked.fr': '' },
      { 'q0.url': 'javascript:alert(1)' },
      { 'q0.source': '' },
      { 'q0.right': '3' },
      { 'q0.id': '"><script>' },
    ]) {
      const seen = await owner.post(`${path}/questions`, { ...FIELDS, ...wrong, act: 'publish' });
      expect([wrong, seen.status]).toEqual([wrong, 422]);
      expect(seen.body).toContain('value="How many families?"');
      expect(seen.body).not.toContain('"><script>');
    }
    expect((await asked()).questions).toHaveLength(7);
    await owner.post(`${path}/questions`, { ...FIELDS, 'q0.asked.fr': '', 'q0.asked.en': '', act: 'publish' });
    expect((await asked()).questions).toEqual([]);
  });
});
