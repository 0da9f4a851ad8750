import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { registersInBrowser } from './registers-in-browser.mjs';

/**
 * A page of the add-on (its sidebar, a dialog) as one file with its styles and its script inside: Google serves a page from one file, and ours asks for nothing
 * else. The service strips what looks like a comment inside template literals, and runs `<?` (platform.md).
 */
export async function sidebarPage(shared, folder = 'src/sidebar') {
  const bundled = async (entryPoint, more) => {
    const { outputFiles } = await build({
      ...shared,
      ...more,
      entryPoints: [entryPoint],
      minify: true,
      write: false,
      outdir: 'dist',
    });
    return outputFiles[0].text.trim();
  };
  const style = await bundled(`${folder}/style.css`, {});
  const script = await bundled(`${folder}/main.tsx`, {
    platform: 'browser',
    plugins: [registersInBrowser()],
    format: 'iife',
    target: 'es2020',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    supported: { 'template-literal': false },
  });
  const page = readFileSync('src/sidebar/page.html', 'utf8')
    .replace('/*STYLE*/', () => style)
    .replace('/*SCRIPT*/', () => script);
  if (page.includes('<?')) throw new Error('the page holds <?, which starts a scriptlet');
  if (page.split('</script').length !== 2) throw new Error('the page’s script ends before its end');
  return page;
}
