import type Stripe from 'stripe';

/** The one version whose objects we read. The SDK's types are of this version: an upgrade is a decision, not a surprise. */
export const API_VERSION = '2026-10-28.endive' satisfies typeof Stripe.API_VERSION;
