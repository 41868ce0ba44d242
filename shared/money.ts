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
