/** Milliseconds that processors have worked for this process: what only waits for its turn, on a machine that does much else, is not slow. */
export function workedMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
