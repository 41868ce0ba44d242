import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { barriers } from './axe.ts';

/** Looks at a page as its reader has it before them. */
export type Look = (page: Page, name: string, what?: 'page' | 'letter') => Promise<void>;

/**
 * Nobody is kept out of what is looked at, and nothing of it is wider than the screen. Where `HAMEAU_SCENES` names a folder each scene is
 * kept there as a picture, numbered in the order in which they were seen.
 */
export function scenes(): Look {
  const folder = process.env.HAMEAU_SCENES;
  let seen = 0;
  return async (page, name, what = 'page') => {
    seen += 1;
    expect(await barriers(page, what), name).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} fits`).toBe(true);
    if (folder === undefined) return;
    await mkdir(folder, { recursive: true });
    const file = `${String(seen).padStart(2, '0')}-${name.replaceAll(/\W+/g, '-')}`;
    await page.screenshot({ path: join(folder, `${file}.png`) });
    const isPage = await page.evaluate(() => document.documentElement.scrollHeight > innerHeight);
    if (isPage) await page.screenshot({ path: join(folder, `${file}-whole.png`), fullPage: true });
  };
}
