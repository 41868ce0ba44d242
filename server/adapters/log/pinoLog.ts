import { type DestinationStream, pino } from 'pino';
import type { Log } from '#server/domain/ports/surroundings.ts';

/** JSON lines on standard output. The port's field types keep words and persons out: ids, kinds and numbers only. */
export function pinoLog(level: string, destination?: DestinationStream): Log {
  // No pid and hostname: a host's log collector knows where a line comes from.
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  const logger = destination === undefined ? pino(options) : pino(options, destination);
  return {
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    error: (fields, message) => logger.error(fields, message),
  };
}
