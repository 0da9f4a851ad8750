import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { withoutUnused } from './page-script.mjs';

/**
 * A page of the add-on (its sidebar, a dialog) as one file with its styles and its script inside: Google serves a page from one file, and ours asks for nothing
 * else. With a `locale` it has the texts in that language alone. The service strips what looks like a comment inside template literals, and runs `<?` (platform.md).
 */
export async function sidebarPage(shared, folder = 'src/sidebar', locale = undefined) {
  const bundled = async (options) => {
    const { outputFiles } = await build({ ...shared, ...options, write: false, outdir: 'dist' });
    return outputFiles[0].text.trim();
  };
  const forPage = { platform: 'browser', target: 'es2020', supported: { 'template-literal': false } };
  const style = await bundled({ entryPoints: [`${folder}/style.css`], minify: true });
  const whole = await bundled({
    ...forPage,
    entryPoints: [`${folder}/main.tsx`],
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  });
  const contents = locale === undefined ? whole : withoutUnused(whole, locale);
  // Once more: what only the left out parts needed goes with them.
  const script = await bundled({ ...forPage, stdin: { contents }, format: 'iife', minify: true });
  const page = readFileSync('src/sidebar/page.html', 'utf8')
    .replace('lang="zh-CN"', `lang="${locale ?? 'zh-CN'}"`)
    .replace('/*STYLE*/', () => style)
    .replace('/*SCRIPT*/', () => script);
  if (page.includes('<?')) throw new Error('the page holds <?, which starts a scriptlet');
  if (page.split('</script').length !== 2) throw new Error('the page’s script ends before its end');
  return page;
}
