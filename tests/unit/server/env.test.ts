import { describe, expect, it } from 'vitest';
import { parseEnv } from '#server/env.ts';

const STRIPE = { STRIPE_SECRET_KEY: 'sk_test_abc', STRIPE_WEBHOOK_SECRET: 'whsec_12345678' };
const LIVE = { ...STRIPE, STRIPE_SECRET_KEY: 'sk_live_abc', PUBLIC_URL: 'https://village.example.org' };
const SECRET = { SESSION_SECRET: 'x'.repeat(32) };

const variablesRefused = (raw: Record<string, string>) => {
  const env = parseEnv(raw);
  return env.ok ? [] : env.error.map(({ variable }) => variable);
};

describe('environment', () => {
  it('[contract] nothing set is a demonstration on this machine', () => {
    const env = parseEnv({});
    expect(env).toMatchObject({
      ok: true,
      value: { host: '127.0.0.1', port: 3000, stripe: null, database: { kind: 'sqlite', file: './data/hameau.db' } },
    });
  });

  it('an empty variable counts as not set', () => {
    expect(parseEnv({ PORT: '', STRIPE_SECRET_KEY: ' ' })).toMatchObject({
      ok: true,
      value: { port: 3000, stripe: null },
    });
  });

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['PUBLIC_URL', 'village.example.org'],
    ['PUBLIC_URL', 'https://village.example.org/path'],
    ['DATABASE_URL', 'mysql://x'],
    ['TRUSTED_PROXIES', 'proxy.example.org'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', '10.0.0.1,'],
    ['STRIPE_SECRET_KEY', 'pk_test_abc'],
    ['SESSION_SECRET', 'short'],
    ['LOG_LEVEL', 'loud'],
    ['HAMEAU_DEMO', 'yes'],
    ['METRICS_TOKEN', 'short'],
  ])('[contract] a bad %s (%s) is refused by name, with what it should be and without its value', (variable, value) => {
    const env = parseEnv({ ...STRIPE, [variable]: value });
    expect(env.ok).toBe(false);
    if (env.ok) return;
    expect(env.error.map((problem) => problem.variable)).toEqual([variable]);
    expect(env.error[0]?.shouldBe.length).toBeGreaterThan(3);
    expect(JSON.stringify(env.error)).not.toContain(`"${value}"`);
  });

  it('[contract] a key without its webhook secret is refused', () => {
    expect(variablesRefused({ STRIPE_SECRET_KEY: 'sk_test_abc' })).toEqual(['STRIPE_WEBHOOK_SECRET']);
  });

  it('[facts] several webhook secrets during a rotation', () => {
    const env = parseEnv({ ...STRIPE, STRIPE_WEBHOOK_SECRET: 'whsec_new_one, whsec_old_one' });
    expect(env).toMatchObject({ ok: true, value: { stripe: { webhookSecrets: ['whsec_new_one', 'whsec_old_one'] } } });
  });

  it('[M4] the Connect endpoint has secrets of its own, and may do without where no association is connected', () => {
    const secrets = (given: object) => {
      const env = parseEnv({ ...STRIPE, ...given });
      return env.ok ? env.value.stripe?.connectWebhookSecrets : env.error.map(({ variable }) => variable);
    };
    expect(secrets({})).toEqual([]);
    expect(secrets({ STRIPE_CONNECT_WEBHOOK_SECRET: 'whsec_thin_ones, whsec_snapshots' })).toEqual([
      'whsec_thin_ones',
      'whsec_snapshots',
    ]);
    const same = { STRIPE_WEBHOOK_SECRET: 'whsec_the_same', STRIPE_CONNECT_WEBHOOK_SECRET: 'whsec_the_same' };
    expect(secrets(same)).toEqual(['STRIPE_CONNECT_WEBHOOK_SECRET']);
  });

  it('proxies are addresses or networks, of both kinds; none by default', () => {
    const trusted = (text: string) => {
      const env = parseEnv({ TRUSTED_PROXIES: text });
      return env.ok ? env.value.trustedProxies : null;
    };
    expect(trusted('10.0.0.2, 172.16.0.0/12,fd00::/8')).toEqual(['10.0.0.2', '172.16.0.0/12', 'fd00::/8']);
    expect(trusted('')).toEqual([]);
  });

  it('[facts] the simulator is refused beside a live key', () => {
    expect(variablesRefused({ ...LIVE, STRIPE_API_BASE: 'http://127.0.0.1:4242' })).toContain('STRIPE_API_BASE');
  });

  it('[facts] the simulator is refused off loopback', () => {
    expect(variablesRefused({ ...STRIPE, STRIPE_API_BASE: 'http://10.0.0.7:4242' })).toEqual(['STRIPE_API_BASE']);
  });

  it('[facts] no simulator in production, unless HAMEAU_DEMO=1 says that it is a demonstration', () => {
    const production = { NODE_ENV: 'production', ...SECRET };
    expect(variablesRefused(production)).toEqual(['STRIPE_SECRET_KEY']);
    expect(variablesRefused({ ...production, ...STRIPE, STRIPE_API_BASE: 'http://127.0.0.1:4242' })).toEqual([
      'STRIPE_API_BASE',
    ]);
    expect(variablesRefused({ ...production, HAMEAU_DEMO: '1' })).toEqual([]);
  });

  it('[contract] production and PostgreSQL need a session secret of their own', () => {
    expect(variablesRefused({ NODE_ENV: 'production', ...STRIPE })).toEqual(['SESSION_SECRET']);
    expect(variablesRefused({ DATABASE_URL: 'postgres://u:p@h/d' })).toEqual(['SESSION_SECRET']);
    expect(variablesRefused({ DATABASE_URL: 'postgres://u:p@h/d', ...SECRET })).toEqual([]);
  });

  it('[contract] a mail server needs to know who the letters are from', () => {
    expect(variablesRefused({ SMTP_URL: 'smtp://mail.example.org' })).toEqual(['MAIL_FROM']);
    for (const from of ['Hameau', 'a@b@c.org', 'a b@example.org', 'Hameau <hello@example.org>, x@example.org']) {
      expect(variablesRefused({ SMTP_URL: 'smtp://mail.example.org', MAIL_FROM: from })).toEqual(['MAIL_FROM']);
    }
    for (const from of ['hello@example.org', 'Hameau <hello@example.org>']) {
      expect(variablesRefused({ SMTP_URL: 'smtps://mail.example.org', MAIL_FROM: from })).toEqual([]);
    }
  });

  it('a site is called as its host says, in one short line', () => {
    const named = (SITE_NAME?: string) => {
      const parsed = parseEnv({ ...(SITE_NAME !== undefined && { SITE_NAME }) });
      return parsed.ok ? parsed.value.siteName : null;
    };
    expect([named(), named('  '), named(' Les Hameaux ')]).toEqual(['Hameau', 'Hameau', 'Les Hameaux']);
    expect([named('x'.repeat(61)), named('Two\r\nBcc: lines')]).toEqual([null, null]);
  });

  it('a live key is for an https address', () => {
    expect(variablesRefused({ ...LIVE, PUBLIC_URL: 'http://village.example.org' })).toEqual(['PUBLIC_URL']);
    expect(variablesRefused(LIVE)).toEqual([]);
  });
});
