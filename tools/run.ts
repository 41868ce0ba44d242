import { spawn } from 'node:child_process';

/** Runs a command in the project's folder with its output shown; resolves with its exit code. */
export function run(
  command: string,
  commandArguments: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, commandArguments, {
      cwd: new URL('..', import.meta.url),
      env: { ...process.env, ...environment },
      stdio: 'inherit',
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
