import { isIP } from 'node:net';
import { z } from 'zod';
import { err, ok, type Result } from '#shared/result.ts';
import type { HostData } from './domain/host.ts';

/** Where the data is: one SQLite file, or PostgreSQL for several machines. */
export type Database =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'postgres'; readonly url: string };

export interface StripeEnv {
  readonly secretKey: string;
  /** several during a rotation */
  readonly webhookSecrets: readonly string[];
  /** of the endpoint that hears of connected accounts; none where no association has an account of its own */
  readonly connectWebhookSecrets: readonly string[];
  /** loopback address of the simulator; null is Stripe itself */
  readonly apiBase: string | null;
}

/** Everything the server knows of its surroundings, parsed once. */
export interface Env {
  readonly host: string;
  readonly port: number;
  /** an origin, without a slash at its end; null is `http://localhost:` and the port */
  readonly publicUrl: string | null;
  /** addresses or networks of the host's proxies beside those of this machine */
  readonly trustedProxies: readonly string[];
  readonly production: boolean;
  readonly database: Database;
  /** null: the simulator is started */
  readonly stripe: StripeEnv | null;
  /** null: letters wait */
  readonly mail: { readonly smtpUrl: string; readonly from: string } | null;
  /** news may be corrected or withdrawn so long before the first letter of them leaves */
  readonly newsLetterWaitMs: number;
  /** null: made once in a file that only the owner reads */
  readonly sessionSecret: string | null;
  readonly demo: boolean;
  /** what the site is called, in titles and letters */
  readonly siteName: string;
  /** who runs this site, for its legal notice */
  readonly hostData: HostData;
  /** addresses of those who look after this host */
  readonly hostStewards: readonly string[];
  /** whether new associations may publish at once, or after the host has looked */
  readonly signUp: 'open' | 'approval';
  readonly metricsToken: string | null;
  readonly logLevel: LogLevel;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** A variable that cannot be used, with what it should be. Never its value: it may be a secret. */
export interface EnvProblem {
  readonly variable: string;
  readonly shouldBe: string;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

function urlOf(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

const isOrigin = (text: string) => {
  const url = urlOf(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '' && url.hash === '';
};

const isLoopback = (text: string) => {
  const url = urlOf(text);
  return url !== null && /^https?:$/.test(url.protocol) && LOOPBACK.has(url.hostname);
};

const isNetwork = (text: string) => {
  const [address = '', prefix, ...rest] = text.split('/');
  const bits = isIP(address) === 4 ? 32 : 128;
  if (isIP(address) === 0 || address.includes('%') || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits);
};

const isDatabase = (text: string) => /^file:.+/.test(text) || /^postgres(ql)?:\/\/.+/.test(text);

const secretList = (shouldBe: string) =>
  z
    .string()
    .transform((text) => text.split(',').map((secret) => secret.trim()))
    .refine((secrets) => secrets.every((secret) => secret.length >= 8), { error: shouldBe });

const Variables = z.object({
  NODE_ENV: z.string().default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, { error: 'a port number between 0 and 65535' })
    .transform(Number)
    .refine((port) => port <= 65_535, { error: 'a port number between 0 and 65535' })
    .default(3000),
  PUBLIC_URL: z
    .string()
    .refine(isOrigin, { error: 'the address people see, without a path, like https://village.example.org' })
    .optional(),
  TRUSTED_PROXIES: z
    .string()
    .transform((text) => text.split(',').map((network) => network.trim()))
    .refine((networks) => networks.every(isNetwork), {
      error: 'addresses or networks with commas between, like 10.0.0.2,172.16.0.0/12',
    })
    .default([]),
  DATABASE_URL: z
    .string()
    .refine(isDatabase, { error: 'file:./data/hameau.db or postgres://user:password@host/database' })
    .default('file:./data/hameau.db'),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^[sr]k_(test|live)_\w+$/, { error: 'a secret key of Stripe (sk_test_…, sk_live_…) or nothing at all' })
    .optional(),
  STRIPE_WEBHOOK_SECRET: secretList(
    'the signing secret of the webhook (whsec_…); two with a comma during a rotation',
  ).optional(),
  STRIPE_CONNECT_WEBHOOK_SECRET: secretList(
    'the signing secret of the webhook for connected accounts (whsec_…); several with commas between',
  ).optional(),
  STRIPE_API_BASE: z
    .string()
    .refine(isLoopback, { error: 'a loopback address like http://127.0.0.1:12111: it is only for the simulator' })
    .optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/.+/, { error: 'smtp://… or smtps://…' })
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^([^<>@]+<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/, {
      error: 'an address that answers, like Hameau <hello@example.org>',
    })
    .optional(),
  NEWS_LETTERS_AFTER: z
    .string()
    .regex(/^\d{1,4}$/, { error: 'minutes between news and their first letter, 1440 at most' })
    .transform(Number)
    .refine((minutes) => minutes <= 1440, { error: 'minutes between news and their first letter, 1440 at most' })
    .default(15),
  SESSION_SECRET: z.string().min(32, { error: 'at least 32 characters that nobody can guess' }).optional(),
  HAMEAU_DEMO: z.enum(['0', '1'], { error: '1, or not set' }).optional(),
  SITE_NAME: z
    .string()
    .trim()
    .regex(/^[^\p{Cc}]{1,60}$/u, { error: 'what the site is called, in 60 letters at most' })
    .default('Hameau'),
  HOST_NAME: z.string().max(200).optional(),
  HOST_ADDRESS: z.string().max(300).optional(),
  HOST_EMAIL: z.email({ error: 'an e-mail address that answers' }).optional(),
  HOST_PUBLISHER: z.string().max(200).optional(),
  HOST_STEWARDS: z
    .string()
    .transform((text) => text.split(',').map((email) => email.trim().toLowerCase()))
    .refine((emails) => emails.every((email) => z.email().safeParse(email).success), {
      error: 'e-mail addresses with commas between: who looks after this host in the console',
    })
    .default([]),
  SIGN_UP: z
    .enum(['open', 'approval'], { error: 'open or approval: whether you look at new associations first' })
    .optional(),
  METRICS_TOKEN: z.string().min(16, { error: 'at least 16 characters that nobody can guess' }).optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `one of ${LOG_LEVELS.join(', ')}` }).default('info'),
});
type Variables = z.infer<typeof Variables>;

const isLive = (secretKey: string) => /^[sr]k_live_/.test(secretKey);

/** What one variable demands of another. */
function contradictions(v: Variables): EnvProblem[] {
  const problems: EnvProblem[] = [];
  const must = (holds: boolean, variable: string, shouldBe: string) => {
    if (!holds) problems.push({ variable, shouldBe });
  };
  const production = v.NODE_ENV === 'production';
  const live = v.STRIPE_SECRET_KEY !== undefined && isLive(v.STRIPE_SECRET_KEY);
  const simulated = v.STRIPE_SECRET_KEY === undefined || v.STRIPE_API_BASE !== undefined;
  must(
    !(live && v.STRIPE_API_BASE !== undefined),
    'STRIPE_API_BASE',
    'not set with a live key: the simulator moves no money',
  );
  must(
    !(production && simulated && v.HAMEAU_DEMO !== '1'),
    v.STRIPE_SECRET_KEY === undefined ? 'STRIPE_SECRET_KEY' : 'STRIPE_API_BASE',
    'set up for Stripe itself when NODE_ENV=production (HAMEAU_DEMO=1 allows a demonstration with the simulator)',
  );
  must(
    !(v.STRIPE_SECRET_KEY !== undefined && v.STRIPE_WEBHOOK_SECRET === undefined),
    'STRIPE_WEBHOOK_SECRET',
    'set with STRIPE_SECRET_KEY: the signing secret of the webhook (whsec_…)',
  );
  must(
    v.STRIPE_SECRET_KEY !== undefined || v.STRIPE_API_BASE === undefined,
    'STRIPE_SECRET_KEY',
    'set with STRIPE_API_BASE (sk_test_…)',
  );
  must(
    !(v.STRIPE_CONNECT_WEBHOOK_SECRET ?? []).some((secret) => v.STRIPE_WEBHOOK_SECRET?.includes(secret)),
    'STRIPE_CONNECT_WEBHOOK_SECRET',
    'another secret than STRIPE_WEBHOOK_SECRET: each of the two endpoints has its own at Stripe',
  );
  must(
    v.SMTP_URL === undefined || v.MAIL_FROM !== undefined,
    'MAIL_FROM',
    'set with SMTP_URL: who the letters are from, like Hameau <hello@example.org>',
  );
  const needsSecret = production || v.DATABASE_URL.startsWith('postgres');
  must(
    !(needsSecret && v.SESSION_SECRET === undefined),
    'SESSION_SECRET',
    'set in production and with PostgreSQL: at least 32 characters that nobody can guess',
  );
  must(!(live && !(v.PUBLIC_URL ?? '').startsWith('https://')), 'PUBLIC_URL', 'an https:// address with a live key');
  return problems;
}

function envOf(v: Variables): Env {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecrets } = v;
  const connectWebhookSecrets = v.STRIPE_CONNECT_WEBHOOK_SECRET ?? [];
  return {
    host: v.HOST,
    port: v.PORT,
    publicUrl: v.PUBLIC_URL === undefined ? null : new URL(v.PUBLIC_URL).origin,
    trustedProxies: v.TRUSTED_PROXIES,
    production: v.NODE_ENV === 'production',
    database: v.DATABASE_URL.startsWith('file:')
      ? { kind: 'sqlite', file: v.DATABASE_URL.slice('file:'.length) }
      : { kind: 'postgres', url: v.DATABASE_URL },
    stripe:
      secretKey !== undefined && webhookSecrets !== undefined
        ? { secretKey, webhookSecrets, connectWebhookSecrets, apiBase: v.STRIPE_API_BASE ?? null }
        : null,
    mail: v.SMTP_URL !== undefined && v.MAIL_FROM !== undefined ? { smtpUrl: v.SMTP_URL, from: v.MAIL_FROM } : null,
    newsLetterWaitMs: v.NEWS_LETTERS_AFTER * 60_000,
    sessionSecret: v.SESSION_SECRET ?? null,
    demo: v.HAMEAU_DEMO === '1',
    siteName: v.SITE_NAME,
    hostData: {
      name: v.HOST_NAME ?? null,
      address: v.HOST_ADDRESS ?? null,
      email: v.HOST_EMAIL ?? null,
      publisher: v.HOST_PUBLISHER ?? null,
    },
    hostStewards: v.HOST_STEWARDS,
    // Where money moves, somebody looks first at who asks for it.
    signUp: v.SIGN_UP ?? (secretKey !== undefined && isLive(secretKey) ? 'approval' : 'open'),
    metricsToken: v.METRICS_TOKEN ?? null,
    logLevel: v.LOG_LEVEL,
  };
}

/** An empty variable counts as not set, as in a `.env` file left with its blanks. */
export function parseEnv(raw: Readonly<Record<string, string | undefined>>): Result<Env, readonly EnvProblem[]> {
  const given = Object.fromEntries(
    Object.entries(raw).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = Variables.safeParse(given);
  if (!parsed.success) {
    return err(parsed.error.issues.map((issue) => ({ variable: String(issue.path[0]), shouldBe: issue.message })));
  }
  const problems = contradictions(parsed.data);
  return problems.length > 0 ? err(problems) : ok(envOf(parsed.data));
}

/** One line a variable, for the terminal of whoever starts the server. */
export function describeProblems(problems: readonly EnvProblem[]): string {
  return problems.map(({ variable, shouldBe }) => `${variable} should be ${shouldBe}`).join('\n');
}
