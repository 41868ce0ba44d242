/**
 * Loaded before the simulator: its parent holds the other end of this pipe, and even a parent that was killed outright lets go of
 * it. A stand-in left behind would keep its port and answer for a server that is gone.
 */
process.stdin.once('close', () => process.kill(process.pid, 'SIGTERM'));
process.stdin.resume();
