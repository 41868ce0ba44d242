import { build } from './build.ts';

await build((line) => process.stdout.write(`${line}\n`));
