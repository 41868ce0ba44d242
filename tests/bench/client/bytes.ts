import type { Browser } from 'playwright-core';
import { type Figure, kb } from '../figures.ts';
import { ask } from '../wire.ts';
import { PHONE, visit } from './visit.ts';

/** Parts of a first visit, by what their addresses look like; the first that fits counts. */
const PARTS: readonly { readonly part: string; readonly wanted?: string; readonly pattern: RegExp }[] = [
  { part: 'HTML', wanted: 'under 30 KB', pattern: /^\/v\/[^/]+$/ },
  { part: 'picture', wanted: 'under 120 KB', pattern: /\/picture\.png$/ },
  { part: 'styles', pattern: /\.css$/ },
  { part: 'letters (fonts)', pattern: /\.woff2$/ },
  { part: 'main script', pattern: /\/main-[\w-]+\.js$/ },
  { part: 'words', pattern: /\/(fr|en|format)-[\w-]+\.js$/ },
  { part: 'village (snapshot)', pattern: /^\/api\// },
  { part: 'engine, after', pattern: /\/open-stage-[\w-]+\.js$/ },
  { part: 'ground worker, after', pattern: /\/ground-worker-[\w-]+\.js$/ },
  { part: 'atlas, after', pattern: /\/atlas\.(png|json)$/ },
  { part: 'icons', pattern: /\/sprites\// },
];
const OTHERS = 'everything else';

/** What travels at a first visit with a phone, part by part: the addresses that a real browser asked for, as the server sends them. */
export async function benchBytes(browser: Browser, url: string, village: string): Promise<Figure[]> {
  const bytes = new Map<string, number>();
  for (const path of await asked(browser, url, village)) {
    const part = PARTS.find(({ pattern }) => pattern.test(path.split('?')[0] ?? ''))?.part ?? OTHERS;
    bytes.set(part, (bytes.get(part) ?? 0) + (await ask(url + path)).wire);
  }
  const total = [...bytes.values()].reduce((sum, of) => sum + of, 0);
  const after = [...bytes].filter(([part]) => part.endsWith('after')).reduce((sum, [, of]) => sum + of, 0);
  return [
    ...[...PARTS, { part: OTHERS, wanted: undefined }].flatMap(({ part, wanted }) => {
      const found = bytes.get(part);
      return found === undefined
        ? []
        : [{ what: `bytes: ${part}`, value: kb(found) + (wanted ? `, wanted ${wanted}` : '') }];
    }),
    { what: 'bytes: first load, before the engine / in total', value: `${kb(total - after)} / ${kb(total)}` },
  ];
}

/** Paths of everything fetched until the game stands, each once. */
async function asked(browser: Browser, url: string, village: string): Promise<ReadonlySet<string>> {
  const phone = await visit(browser, PHONE, true);
  const paths = new Set<string>();
  phone.page.context().on('request', (request) => {
    const { origin, pathname, search } = new URL(request.url());
    if (origin === url && !pathname.startsWith('/live')) paths.add(pathname + search);
  });
  await phone.page.goto(`${url}/v/${village}`);
  await phone.has('has-stage');
  await phone.close();
  return paths;
}
