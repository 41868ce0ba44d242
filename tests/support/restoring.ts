import { parseEnv } from '#server/env.ts';

/** The environment of a host whose database is this file; with a key or, as in a rehearsal, without. */
export function hostOf(file: string, secretKey?: string) {
  const env = parseEnv({
    DATABASE_URL: `file:${file}`,
    ...(secretKey === undefined
      ? {}
      : {
          STRIPE_SECRET_KEY: secretKey,
          STRIPE_WEBHOOK_SECRET: 'whsec_of_the_host',
          PUBLIC_URL: 'https://example.org',
        }),
  });
  if (!env.ok) throw new Error(JSON.stringify(env.error));
  return env.value;
}
