import { EventEmitter, once } from 'node:events';

/** What a server writes down, line by line; `said` waits for a line with these words in it. */
export function notebook() {
  const lines: string[] = [];
  const arrivals = new EventEmitter();
  return {
    lines,
    write(line: string): void {
      lines.push(line);
      arrivals.emit('line');
    },
    async said(words: string): Promise<void> {
      while (!lines.some((line) => line.includes(words))) await once(arrivals, 'line');
    },
  };
}
