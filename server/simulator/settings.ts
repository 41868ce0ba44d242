/** What a host or a test may set at the start; the control door changes the same things later. */
export type Settings = {
  /** Stripe books the fee some time after the payment, never with it. */
  feeDelayMs: number;
  /** 150 is 1.5 %. */
  feeBasisPoints: number;
  feeFixedCents: number;
  sepaDelayMs: number;
  disputeDelayMs: number;
  disputeFeeCents: number;
  refundDelayMs: number;
  /** What a refund meets when the balance does not cover it: Stripe lends, lets it wait for money, or refuses, by account. */
  shortBalance: 'lends' | 'pends' | 'refuses';
  /** How long a bank gives to send evidence; 0 takes none. */
  evidenceMs: number;
  /** Every API answer waits this long. */
  latencyMs: number;
};

export const defaultSettings: Readonly<Settings> = {
  feeDelayMs: 2_000,
  feeBasisPoints: 150,
  feeFixedCents: 25,
  sepaDelayMs: 8_000,
  disputeDelayMs: 4_000,
  disputeFeeCents: 2_000,
  refundDelayMs: 2_000,
  shortBalance: 'lends',
  evidenceMs: 7 * 86_400_000,
  latencyMs: 0,
};
