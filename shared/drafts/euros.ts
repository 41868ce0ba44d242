/** Cents as people write euros: `12`, `12,50`. */
export function typedEuros(amountCents: number): string {
  const rest = amountCents % 100;
  const whole = (amountCents - rest) / 100;
  return rest === 0 ? String(whole) : `${whole},${String(rest).padStart(2, '0')}`;
}

/** Euros as people write them, in cents; null for anything else. Spaces and the euro sign are theirs to write. */
export function readEuros(typed: string): number | null {
  const text = typed.replace(/[\s€]/g, '').replace(',', '.');
  const [, whole = '', rest = ''] = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  return whole === '' ? null : Number(whole) * 100 + Number(rest.padEnd(2, '0'));
}
