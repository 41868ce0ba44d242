import { err, ok, type Result } from '#shared/result.ts';

/** A number in a French public register by which anybody can look the association up. */
export type Registration = { readonly register: 'siren' | 'rna'; readonly number: string };

/**
 * SIREN: nine digits, the last one a check by Luhn's rule (INSEE). Spaces are how people write it.
 * Nine zeros pass the rule and are nobody's.
 */
export function siren(text: string): Result<Registration, 'notSiren'> {
  const number = text.replaceAll(/\s/g, '');
  const isValid = /^\d{9}$/.test(number) && number !== '000000000' && luhn(number) % 10 === 0;
  return isValid ? ok({ register: 'siren', number }) : err('notSiren');
}

/** RNA: W and nine digits, as it stands on the receipt of the prefecture. */
export function rna(text: string): Result<Registration, 'notRna'> {
  const number = text.replaceAll(/\s/g, '').toUpperCase();
  return /^W\d{9}$/.test(number) ? ok({ register: 'rna', number }) : err('notRna');
}

/** The sum of Luhn's rule: every second digit from the right counts double, its own digits added. */
function luhn(digits: string): number {
  let sum = 0;
  for (const [fromRight, digit] of digits.split('').reverse().entries()) {
    const doubled = Number(digit) * (fromRight % 2 === 0 ? 1 : 2);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum;
}
