/** `npm test`: checks, then every test on real parts; ends with `N passed, N failed`. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { findBrowser } from './browser.ts';
import { run } from './run.ts';

const REPORT = 'build/tests/report.json';

const CHROMIUM = await findBrowser();
const checks = await run('npm', ['run', '--silent', 'check']);
const build = await run('npm', ['run', '--silent', 'build']);
rmSync(REPORT, { force: true });
mkdirSync('build/tests', { recursive: true });
const tests = await run(
  'npx',
  ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`, ...process.argv.slice(2)],
  { CHROMIUM },
);

const { passed, failed } = counts();
const steps = [checks, build, tests];
console.log(
  `${passed + steps.filter((code) => code === 0).length} passed, ${failed + steps.filter((code) => code !== 0).length} failed`,
);
process.exitCode = steps.some((code) => code !== 0) || passed === 0 ? 1 : 0;

function counts(): { passed: number; failed: number } {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(REPORT, 'utf8'));
    return { passed: Number(numPassedTests), failed: Number(numFailedTests) };
  } catch {
    return { passed: 0, failed: 0 };
  }
}
