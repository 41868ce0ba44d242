// A worker thread starts without the loader that the server was started with: TypeScript is made known to it first.
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
