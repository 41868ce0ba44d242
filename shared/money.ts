/** An amount of money in integer cents of the project's currency (euro). May be negative in a ledger. */
export type Cents = number & { readonly brand: 'Cents' };

/**
 * The only door through which a number becomes money.
 * @throws RangeError when it is not an integer that a double holds exactly: an amount like 4.99 is a bug, never a refusal.
 */
export function cents(amount: number): Cents {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not an amount in cents: ${amount}`);
  // The check above is what the brand stands for.
  return amount as Cents;
}

export const ZERO = cents(0);
export const plus = (a: Cents, b: Cents): Cents => cents(a + b);
export const minus = (a: Cents, b: Cents): Cents => cents(a - b);
export const times = (a: Cents, quantity: number): Cents => cents(a * quantity);
export const sum = (amounts: Iterable<Cents>): Cents => {
  let total = 0;
  for (const amount of amounts) total += amount;
  return cents(total);
};

/** A share in basis points (1 % = 100) of an amount, half away from zero, as card processors round their fees. */
export function share(amount: Cents, basisPoints: number): Cents {
  const exact = (Math.abs(amount) * basisPoints) / 10_000;
  return cents(Math.sign(amount) * Math.floor(exact + 0.5));
}

/** Shares of an amount in proportion to weights, largest remainders first: they sum to the amount. All zero without weight. */
export function allocate(amount: Cents, weights: readonly number[]): readonly Cents[] {
  const all = weights.reduce((total, weight) => total + weight, 0);
  if (all === 0) return weights.map(() => ZERO);
  const exact = weights.map((weight) => (amount * weight) / all);
  const floors = exact.map(Math.floor);
  let left = amount - floors.reduce((total, floor) => total + floor, 0);
  const byRemainder = exact.map((part, i) => ({ i, rest: part - Math.floor(part) })).sort((a, b) => b.rest - a.rest);
  for (const { i } of byRemainder) {
    if (left <= 0) break;
    floors[i] = (floors[i] ?? 0) + 1;
    left -= 1;
  }
  return floors.map(cents);
}
