/** Megabytes in use, after what can be swept was swept (`node --expose-gc`). */
export interface Memory {
  readonly at: string;
  readonly heapMb: number;
  readonly rssMb: number;
}

export function memory(at: string): Memory {
  globalThis.gc?.();
  const { heapUsed, rss, external } = process.memoryUsage();
  const mb = (bytes: number) => Math.round(bytes / 1e5) / 10;
  return { at, heapMb: mb(heapUsed + external), rssMb: mb(rss) };
}
