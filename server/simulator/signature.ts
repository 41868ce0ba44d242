import { createHmac } from 'node:crypto';

/** The `Stripe-Signature` header: `t=…,v1=…`, HMAC-SHA256 of `t.body` with each secret (two during a rotation). */
export const signatureHeader = (body: string, secrets: readonly string[], nowSeconds: number): string => {
  const signatures = secrets.map(
    (secret) => `v1=${createHmac('sha256', secret).update(`${nowSeconds}.${body}`).digest('hex')}`,
  );
  return [`t=${nowSeconds}`, ...signatures].join(',');
};
