import { expect, it } from 'vitest';
import { Totals } from '#client/hud/receipt.tsx';
import type { LoweredTax } from '#shared/catalogue/tax.ts';
import { cents } from '#shared/money.ts';
import { textIn } from './drawn.ts';
import { machine } from './machine.ts';

const RECEIPT = {
  lines: [],
  giftsCents: cents(10_000),
  feeCoverCents: cents(0),
  totalCents: cents(10_000),
  estimatedFeeCents: cents(175),
  netCents: cents(9825),
};

it('[G4] the receipt in advance promises no reduction that no receipt of this association will back', () => {
  const { state } = machine({});
  const said = (receiptLowers: LoweredTax | null) =>
    textIn(Totals({ state: { ...state(), data: { ...state().data, receiptLowers } }, receipt: RECEIPT }));
  expect(said(null)).toContain('No tax receipt is issued here');
  expect(said(null)).not.toContain('after tax reduction');
  expect(said('incomeTax')).toContain('Costs you €34 after tax reduction');
  expect(said('wealthTax')).toMatch(/\(IFI\) alone\.$/);
});
