import type { DonationMark } from '#server/domain/ports/givenMoney.ts';

/** Where a page of donations ends, as an address carries it. */
export const writtenMark = ({ paidAt, attempt }: DonationMark): string => `${paidAt}.${attempt}`;

/** Null for what we never wrote. */
export function readMark(text: unknown): DonationMark | null {
  const [, paidAt, attempt] = (typeof text === 'string' && /^(\d{1,15})\.(att_[\w-]{1,60})$/.exec(text)) || [];
  return paidAt === undefined || attempt === undefined ? null : { paidAt: Number(paidAt), attempt };
}
