import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VillageSlug } from '#shared/ids.ts';
import { sharedAddress, withoutTrackers } from '#shared/sharing/address.ts';
import {
  addressOn,
  addressOnMastodon,
  instanceOf,
  messageOf,
  NETWORKS,
  type Network,
  type Shared,
} from '#shared/sharing/networks.ts';

const url = sharedAddress('https://hameau.example', VillageSlug.parse('tamoure'), null);
/** Everything a textarea can hold: emoji, right-to-left, `&`, `%`, line breaks, halves of characters. */
const typed = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 500 }),
  fc.string({
    unit: fc.constantFrom('a', '&', '=', '%', '#', '?', '+', '\n', '\r\n', 'é', '👩‍🌾', '\ud83d', '"', '<'),
    maxLength: 500,
  }),
);
const shared: fc.Arbitrary<Shared> = fc.record({ url: fc.constant(url), title: typed, text: typed });

const readable = (text: string) => text.replace(/\p{Surrogate}/gu, '\ufffd');
const asked = (address: string) => Object.fromEntries(new URL(address).searchParams);
const graphemes = (text: string) => [...new Intl.Segmenter('en').segment(text)].length;

/** Where each network looks for the words. */
const WORDS_IN: Partial<Record<Network, string>> = {
  whatsapp: 'text',
  telegram: 'text',
  x: 'text',
  mail: 'body',
  sms: 'body',
};

describe('the links of the networks', () => {
  it('[S3] the words arrive as they were typed, and nothing else does', () => {
    fc.assert(
      fc.property(shared, (what) => {
        for (const network of NETWORKS) {
          const field = WORDS_IN[network];
          if (field === undefined) continue;
          const expected = network === 'telegram' || network === 'x' ? what.text : messageOf(what);
          const arrived = asked(addressOn(network, what))[field] ?? '';
          const lines = (text: string) => text.replace(/\r\n?/g, '\n');
          expect(lines(arrived), network).toBe(lines(readable(expected)));
        }
      }),
    );
  });

  it('[S3] the address is whole on every network, and only fields that the network knows are filled', () => {
    fc.assert(
      fc.property(shared, (what) => {
        for (const network of NETWORKS) {
          const address = addressOn(network, what);
          expect(
            Object.values(asked(address)).some((value) => value.includes(url)),
            network,
          ).toBe(true);
          expect(
            Object.keys(asked(address)).every((field) => /^(text|url|u|subject|body)$/.test(field)),
            network,
          ).toBe(true);
          expect(new URL(address).hash).toBe('');
        }
      }),
    );
  });

  it('[S3] no typed word begins a field of its own in a letter', () => {
    fc.assert(
      fc.property(typed, typed, (title, text) => {
        const address = addressOn('mail', {
          url,
          title: `${title}\r\nBcc: all@example.org`,
          text: `${text}&cc=x@example.org`,
        });
        expect(address).not.toMatch(/[\r\n]/);
        expect(asked(address)).toEqual({ subject: expect.any(String), body: expect.any(String) });
        const { subject = '', body = '' } = asked(address);
        expect(subject).not.toMatch(/[\p{Cc}]/u);
        // A body's lines end with CR LF, or a reader shows them as one.
        expect(body.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      }),
    );
  });

  it('[S3] Bluesky takes 300 characters: the words are shortened, the address never', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const said = asked(addressOn('bluesky', { url, title: '', text })).text ?? '';
        expect(graphemes(said)).toBeLessThanOrEqual(300);
        expect(said).toContain(url);
        if (graphemes(messageOf({ url, text })) <= 300) expect(said).toBe(readable(messageOf({ url, text })));
      }),
    );
    const long = asked(addressOn('bluesky', { url, title: '', text: '👩‍🌾'.repeat(400) })).text ?? '';
    expect(graphemes(long)).toBe(300);
    expect(long.startsWith('👩‍🌾👩‍🌾')).toBe(true);
    expect(long.endsWith(`👩‍🌾…\n${url}`)).toBe(true);
  });

  it('[S3] says the address once where the words have it already', () => {
    expect(messageOf({ url, text: `Look at ${url} today` })).toBe(`Look at ${url} today`);
    expect(messageOf({ url, text: ' Look. ' })).toBe(`Look.\n${url}`);
    expect(messageOf({ url, text: '  ' })).toBe(url);
  });

  it('[S3] opens the page that each network keeps for it', () => {
    const what = { url: 'https://h.example/v/a', title: 'Tamouré', text: 'Look!' };
    expect(NETWORKS.map((network) => addressOn(network, what))).toEqual([
      'https://wa.me/?text=Look!%0Ahttps%3A%2F%2Fh.example%2Fv%2Fa',
      'sms:?&body=Look!%0Ahttps%3A%2F%2Fh.example%2Fv%2Fa',
      'mailto:?subject=Tamour%C3%A9&body=Look!%0D%0Ahttps%3A%2F%2Fh.example%2Fv%2Fa',
      'https://www.facebook.com/sharer.php?u=https%3A%2F%2Fh.example%2Fv%2Fa',
      'https://t.me/share/url?url=https%3A%2F%2Fh.example%2Fv%2Fa&text=Look!',
      'https://x.com/intent/tweet?text=Look!&url=https%3A%2F%2Fh.example%2Fv%2Fa',
      'https://bsky.app/intent/compose?text=Look!%0Ahttps%3A%2F%2Fh.example%2Fv%2Fa',
      'https://www.linkedin.com/sharing/share-offsite/?url=https%3A%2F%2Fh.example%2Fv%2Fa',
    ]);
  });
});

describe('a Mastodon instance', () => {
  it.each([
    'mastodon.social',
    'https://mastodon.social/',
    ' Mastodon.Social ',
    '@me@mastodon.social',
    'me@mastodon.social',
  ])('[S3] %j is a host name', (text) => expect(instanceOf(text)).toBe('mastodon.social'));

  it.each([
    '',
    'mastodon',
    'localhost',
    '127.0.0.1',
    '[::1]',
    'http://mastodon.social',
    'javascript:alert(1)',
    'mastodon.social:8080',
    'mastodon.social/share',
    'mastodon.social?x',
    'a b.social',
    '-a.social',
    'a..social',
    'https://me:word@mastodon.social',
    'mastodon.social#',
    'mastodon.social\\@evil.example',
    `${'a'.repeat(64)}.social`,
  ])('[S3] %j is not', (text) => expect(instanceOf(text)).toBeNull());

  it('[S3] whatever is typed, the words go to that host by https or nowhere', () => {
    const almost = fc.string({ unit: fc.constantFrom(...'ab.-@:/\\?#%_ 1\n\u3002'.split('')), maxLength: 30 });
    fc.assert(
      fc.property(fc.oneof(almost, fc.domain(), fc.webUrl()), shared, (text, what) => {
        const instance = instanceOf(text);
        if (instance === null) return;
        const address = new URL(addressOnMastodon(instance, what));
        expect([address.protocol, address.host, address.pathname]).toEqual(['https:', instance, '/share']);
        expect(address.searchParams.get('text')).toContain(url);
      }),
    );
  });
});

describe('the address that is passed on', () => {
  it('[S3] [P1] has the village, and whose link it is only where that was wanted', () => {
    expect(url).toBe('https://hameau.example/v/tamoure');
  });

  it.each([
    ['/v/a?fbclid=1', '/v/a'],
    ['/v/a?via=abcd1234&fbclid=1#gifts', '/v/a?via=abcd1234#gifts'],
    ['/v/a?UTM_Source=x&lang=fr&mc_cid=2', '/v/a?lang=fr'],
    ['https://h.example/v/a?gclid=1#utm_source=x', 'https://h.example/v/a#utm_source=x'],
    ['/v/a?via=abcd1234', '/v/a?via=abcd1234'],
    ['/v/a?q=fbclid&utm=1&market_mc_=2', '/v/a?q=fbclid&utm=1&market_mc_=2'],
    ['/v/a?#', '/v/a?#'],
    ['', ''],
  ])('[S3] [P1] %j without what followed the reader is %j', (address, expected) => {
    expect(withoutTrackers(address)).toBe(expected);
  });

  it('[S3] leaves every other byte of an address as it was', () => {
    const ours = fc.constantFrom('via=abcd1234', 'lang=fr', 'x', 'y=%E9&', 'z=a+b', '');
    const theirs = fc.constantFrom('fbclid=IwAR0', 'utm_source=a', 'gclid', 'mc_eid=3', 'igshid=4');
    fc.assert(
      fc.property(
        fc.array(ours),
        fc.array(theirs),
        fc.constantFrom('', '#', '#gifts', '#a?fbclid=1'),
        (kept, gone, hash) => {
          const mixed = kept.flatMap((one, index) => [one, ...(gone[index] ? [gone[index]] : [])]);
          const expected = kept.length > 0 ? `/v/a?${kept.join('&')}${hash}` : `/v/a${hash}`;
          if (mixed.length > 0) expect(withoutTrackers(`/v/a?${mixed.join('&')}${hash}`)).toBe(expected);
        },
      ),
    );
  });
});
