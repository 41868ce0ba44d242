import { build } from './build.ts';

/** `npm start`: builds what changed, then runs the server in this very process, so that signals reach it. */
await build((line) => process.stdout.write(`${line}\n`));
await import('#server/main.ts');
