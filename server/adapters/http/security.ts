import type { RequestHandler } from 'express';
import helmet from 'helmet';

export interface SecuritySettings {
  /** the origin people see */
  readonly publicUrl: string;
  /** where forms may lead: Chromium checks the redirect to the payment page too */
  readonly checkoutOrigins: readonly string[];
  /** Vite's live reload needs inline styles and its own socket */
  readonly development: boolean;
}

/** Headers of every reply: no foreign origin, no inline script, no inline style, no frame. */
export function securityHeaders({ publicUrl, checkoutOrigins, development }: SecuritySettings): RequestHandler {
  const secure = publicUrl.startsWith('https://');
  // `'self'` covers web sockets only in newer browsers: their scheme is said aloud for the others.
  const socket = publicUrl.replace(/^http/, 'ws');
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: development ? ["'self'", "'unsafe-inline'"] : ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: development ? ["'self'", 'ws:', 'data:', 'blob:'] : ["'self'", socket, 'data:', 'blob:'],
        workerSrc: ["'self'", 'blob:'],
        manifestSrc: ["'self'"],
        formAction: ["'self'", ...checkoutOrigins],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    // The payment page must not learn which donation came from where beyond the origin.
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    crossOriginEmbedderPolicy: false,
    xFrameOptions: { action: 'deny' },
  });
}
