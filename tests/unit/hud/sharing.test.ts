import { describe, expect, it } from 'vitest';
import { firstSharing, sharedIn } from '#client/hud/sharing.ts';
import type { Api } from '#client/net/api.ts';
import { fr } from '#shared/i18n/fr.ts';
import { ShareCode } from '#shared/ids.ts';
import { err, ok } from '#shared/result.ts';
import { instanceOf } from '#shared/sharing/networks.ts';
import { slug } from './fixtures.ts';
import { type Machine, machine, memory, settled } from './machine.ts';

const PLAIN = 'https://hameau.example/v/tambo';
const CODE = ShareCode.parse('abcd1234');
const OWN = ok({ code: CODE, url: `${PLAIN}?via=${CODE}` });
const shelves = () => ({ lasting: memory(), passing: memory() });

/** A door that makes links, and counts how often it was asked. */
function door(answer: Awaited<ReturnType<Api['ownLink']>> = OWN) {
  const asked: string[] = [];
  const ownLink: Api['ownLink'] = async (village) => {
    asked.push(village);
    return answer;
  };
  return { asked, ownLink };
}

function withGifts({ machinery }: Machine, gifts: number): void {
  machinery.store.set({ progress: { ...machinery.store.get().progress, gifts } });
}

describe('the words that are passed on', () => {
  it('[S3] are proposed in the language of the page, about the project', () => {
    const made = machine({});
    expect(sharedIn(made.state(), 'visit')).toEqual({
      url: PLAIN,
      title: 'A school',
      text: 'Look at the village we are building for “A school”. Every object in it is a real donation.',
    });
    made.machinery.store.set({ language: 'fr', words: fr });
    expect(sharedIn(made.state(), 'visit').text).toMatch(/^Regardez le village que nous bâtissons pour «.A school.»/);
  });

  it.each([
    [1, 'Here is what we have built together for “A school”: 1 gift, a real donation.'],
    [1200, 'Here is what we have built together for “A school”: 1,200 gifts, and each one is a real donation.'],
  ])('[S3] [P1] after a gift they show what %d gifts of all have built, and no amount', (gifts, text) => {
    const made = machine({});
    withGifts(made, gifts);
    expect(sharedIn(made.state(), 'built').text).toBe(text);
    made.machinery.store.set({ words: fr });
    for (const words of [text, sharedIn(made.state(), 'built').text]) {
      expect(words).not.toMatch(/[€$]|\bI\b|\bmy\b|j’ai|mon don/i);
    }
  });

  it('[S3] are the player’s once they are changed, for that moment, whatever the language becomes', () => {
    const made = machine({});
    made.acts.writeShared('visit', 'Come and see');
    made.machinery.store.set({ language: 'fr', words: fr });
    expect(sharedIn(made.state(), 'visit').text).toBe('Come and see');
    expect(sharedIn(made.state(), 'built').text).toMatch(/^Voici ce que nous avons bâti/);
    made.acts.writeShared('visit', '');
    expect(sharedIn(made.state(), 'visit').text).toBe('');
  });
});

describe('a link that is counted', () => {
  it('[S3] [S6] opening, copying and sharing make no link of the player’s own', async () => {
    const { asked, ownLink } = door();
    const made = machine({ ownLink });
    made.acts.open({ kind: 'share', moment: 'visit' });
    await made.acts.copyShared(sharedIn(made.state(), 'visit').url);
    await made.acts.shareOnDevice('visit');
    expect(asked).toEqual([]);
    expect(sharedIn(made.state(), 'visit').url).toBe(PLAIN);
  });

  it('[S3] [S6] is made when the player asks for it, is remembered, and is left again', async () => {
    const { asked, ownLink } = door();
    const both = shelves();
    const made = machine({ ownLink }, both);
    made.acts.countLink(true);
    await settled();
    expect(asked).toEqual(['tambo']);
    expect(sharedIn(made.state(), 'visit').url).toBe(`${PLAIN}?via=${CODE}`);
    expect(sharedIn(machine({}, both).state(), 'visit').url).toBe(`${PLAIN}?via=${CODE}`);
    made.acts.countLink(false);
    expect(sharedIn(made.state(), 'visit').url).toBe(PLAIN);
    expect(sharedIn(machine({}, both).state(), 'visit').url).toBe(PLAIN);
  });

  it('[S3] where it cannot be made, the plain link stays and the player is told', async () => {
    const { ownLink } = door(err({ kind: 'unreachable' }));
    const made = machine({ ownLink });
    made.acts.countLink(true);
    await settled();
    expect(sharedIn(made.state(), 'visit').url).toBe(PLAIN);
    expect(made.state().sharing.link.kind).toBe('plain');
    expect(made.state().notice?.text).toMatch(/plain link works/);
  });

  it('[S6] the link through which the player came goes with the donation, never into what they pass on', async () => {
    const sent: unknown[] = [];
    const made = machine({
      checkout: async (_village, body) => {
        sent.push(body.via);
        return err({ kind: 'unreachable' });
      },
    });
    made.machinery.store.set({ via: ShareCode.parse('zzzz9999') });
    made.acts.add(slug('goat'));
    made.acts.wish({ adult: true });
    made.acts.pay();
    await settled();
    expect(sent).toEqual(['zzzz9999']);
    expect(sharedIn(made.state(), 'built').url).toBe(PLAIN);
  });
});

describe('the device', () => {
  const refusing = (name: string): Machine => {
    const made = machine({});
    const refusal = async () => {
      throw Object.assign(new Error('no'), { name });
    };
    Object.assign(made.machinery.browser, { share: refusal, copy: refusal });
    return made;
  };

  it('[S3] who changes their mind in the device’s own sheet hears nothing of it; who was refused does', async () => {
    const left = refusing('AbortError');
    await left.acts.shareOnDevice('visit');
    expect(left.state().notice).toBeNull();
    const refused = refusing('NotAllowedError');
    await refused.acts.shareOnDevice('visit');
    expect(refused.state().notice?.text).toMatch(/could not share/);
  });

  it('[S3] says that it copied, or how to copy where the browser does not', async () => {
    const made = machine({});
    expect(await made.acts.copyShared('x')).toBe(true);
    expect(made.state().notice?.text).toBe('Copied.');
    const refused = refusing('NotAllowedError');
    expect(await refused.acts.copyShared('x')).toBe(false);
    expect(refused.state().notice?.text).toMatch(/selected/);
  });

  it('[S3] remembers a Mastodon server once it was gone to, and nothing that is none', () => {
    const both = shelves();
    const made = machine({}, both);
    made.acts.typeInstance('mastodon.so');
    expect(machine({}, both).state().sharing.instance).toBe('');
    const instance = instanceOf('mastodon.social');
    if (instance !== null) made.acts.rememberInstance(instance);
    expect(machine({}, both).state().sharing.instance).toBe('mastodon.social');
    both.lasting.setItem('hameau.mastodon', JSON.stringify('javascript:alert(1)'));
    both.lasting.setItem('hameau.own-link.tambo', JSON.stringify('../evil'));
    const { sharing } = machine({}, both).state();
    expect(sharing).toEqual(
      firstSharing(made.machinery.keeping, { origin: 'https://hameau.example', sharesItself: true }),
    );
    expect([sharing.instance, sharing.link.kind]).toEqual(['', 'plain']);
  });
});
