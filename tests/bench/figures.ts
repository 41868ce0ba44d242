/** One line of the performance table. */
export interface Figure {
  readonly what: string;
  readonly value: string;
}

export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Unix milliseconds with fractions: the same clock in every process of this machine. */
export const clockMs = (): number => performance.timeOrigin + performance.now();

export const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
export const kb = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;
export const perSecond = (value: number): string => `${Math.round(value)}/s`;
