import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const planted = mkdtempSync(join(tmpdir(), 'hameau-walls-'));
afterAll(() => rmSync(planted, { recursive: true }));

/** Each row: a file, what it imports, and whether the walls of the house let it. */
const IMPORTS: readonly (readonly [file: string, imported: string, allowed: boolean])[] = [
  ['shared/village/a.ts', 'zod', true],
  ['shared/village/a.ts', '#shared/money.ts', true],
  ['shared/village/a.ts', './b.ts', true],
  ['shared/village/a.ts', 'node:fs', false],
  ['shared/village/a.ts', 'phaser', false],
  ['shared/village/a.ts', '#server/env.ts', false],
  ['shared/a.ts', '../server/env.ts', false],
  ['server/domain/donations/a.ts', '../ports/store.ts', true],
  ['server/domain/donations/a.ts', '#shared/money.ts', true],
  ['server/domain/donations/a.ts', 'stripe', false],
  ['server/domain/donations/a.ts', 'node:crypto', false],
  ['server/domain/donations/a.ts', '../../adapters/store/open.ts', false],
  ['server/domain/donations/a.ts', '#server/adapters/store/open.ts', false],
  ['server/adapters/http/a.ts', 'express', true],
  ['server/adapters/http/a.ts', '#server/domain/ports/store.ts', true],
  ['server/adapters/http/routes/a.ts', '../app.ts', true],
  ['server/adapters/http/a.ts', '../store/open.ts', false],
  ['server/adapters/http/routes/a.ts', '../../store/open.ts', false],
  ['server/adapters/http/a.ts', '../uploads/readPicture.ts', false],
  ['server/adapters/uploads/a.ts', '#shared/render/render.ts', true],
  ['server/adapters/uploads/a.ts', '../pictures/png.ts', false],
  ['server/adapters/live/a.ts', '#server/adapters/http/app.ts', false],
  ['server/adapters/http/a.ts', '#client/main.ts', false],
  ['server/simulator/a.ts', 'stripe', true],
  ['server/simulator/a.ts', './b.ts', true],
  ['server/simulator/a.ts', '#shared/money.ts', false],
  ['server/simulator/a.ts', '../env.ts', false],
  ['server/main.ts', './adapters/http/app.ts', true],
  ['server/main.ts', './simulator/start.ts', false],
  ['client/hud/a.ts', 'preact/hooks', true],
  ['client/hud/a.ts', '../net/socket.ts', true],
  ['client/game/a.ts', 'phaser', true],
  ['client/hud/a.ts', '#server/env.ts', false],
  ['client/hud/a.ts', 'express', false],
  ['client/hud/a.ts', '#assets/build.ts', false],
  ['assets/models/a.ts', 'node:fs', true],
  ['assets/models/a.ts', '#server/env.ts', false],
];

describe('the walls between the rooms', () => {
  it('a planted import across a wall turns `npm run check` red, and only that one', () => {
    const expected = new Set<string>();
    IMPORTS.forEach(([file, imported, allowed], n) => {
      const path = file.replace(/a\.ts$|main\.ts$/, (name) => (name === 'main.ts' ? name : `a${n}.ts`));
      const target = path.endsWith('main.ts') ? path.replace('main.ts', `main${n}.ts`) : path;
      mkdirSync(dirname(join(planted, target)), { recursive: true });
      writeFileSync(join(planted, target), `import { thing } from '${imported}';\n\nexport const planted = thing;\n`);
      if (!allowed) expected.add(target);
    });
    const { vcs: _vcs, ...config } = JSON.parse(readFileSync(join(ROOT, 'biome.json'), 'utf8'));
    writeFileSync(join(planted, 'biome.json'), JSON.stringify({ ...config, root: true }));
    expect(filesTurnedRed(planted)).toEqual(expected);
  });

  it('rules know neither the clock nor chance: both are handed to them', () => {
    const rooms = ['shared', 'server/domain'];
    const guilty = rooms
      .flatMap((room) => sources(join(ROOT, room)))
      .filter((file) => /Math\.random|Date\.now|new Date\(\)|performance\.now/.test(readFileSync(file, 'utf8')))
      .map((file) => relative(ROOT, file));
    expect(guilty).toEqual([]);
  });

  it('`npm run check` lints with the configuration tested here', () => {
    cpSync(join(ROOT, 'package.json'), join(planted, 'package.json'));
    const { scripts } = JSON.parse(readFileSync(join(planted, 'package.json'), 'utf8'));
    expect(scripts.check).toContain('biome ci');
    expect(readdirSync(ROOT).filter((name) => name.startsWith('biome'))).toEqual(['biome.json']);
  });
});

function filesTurnedRed(folder: string): Set<string> {
  const arguments_ = ['lint', '--only=style/noRestrictedImports', '--max-diagnostics=none', '--reporter=json', '.'];
  let report: string;
  try {
    report = execFileSync(join(ROOT, 'node_modules/.bin/biome'), arguments_, {
      cwd: folder,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  } catch (failure) {
    report = String((failure as { stdout: string }).stdout);
  }
  const { diagnostics } = JSON.parse(report) as { diagnostics: { location: { path: string | { file: string } } }[] };
  return new Set(diagnostics.map(({ location: { path } }) => (typeof path === 'string' ? path : path.file)));
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}
