import { fileURLToPath } from 'node:url';

/** Where the build and the demonstration lie, whatever the folder the server was started from. */
export const PATHS = {
  assets: fileURLToPath(new URL('../build/assets', import.meta.url)),
  client: fileURLToPath(new URL('../build/client', import.meta.url)),
  verifyAccounts: fileURLToPath(new URL('./public/verify-accounts.mjs', import.meta.url)),
  demo: fileURLToPath(new URL('./demo', import.meta.url)),
} as const;

export const CLIENT_BASE = '/static/';
