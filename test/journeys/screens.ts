import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

/** What axe-core finds on a page or in a frame of it: each rule with the places that break it. */
export async function barriers(where: Page | Frame): Promise<string[]> {
  await where.evaluate(`${AXE}; undefined`);
  const violations = await where.evaluate<readonly Violation[]>(
    // A frame of another origin is asked by itself.
    `axe.run(document, { iframes: false, resultTypes: ['violations'] }).then(({ violations }) => violations)`,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
  );
}

/** Keeps a picture of a page where DUTYBOOK_PICTURES names a folder: to be looked at. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.DUTYBOOK_PICTURES;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
