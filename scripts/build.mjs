/**
 * Builds everything that runs:
 *   dist/   what goes to Google: Code.js (one script, one global function for each export of src/main.ts and src/rare.ts),
 *           Sidebar-<language>.html, Setup.html, Help.html, appsscript.json
 *   build/  what runs here: local.js (command line), serve-worker.js (the host's thread behind the page), emulation.js
 *           (Apps Script inside the context), page.* (the page), frame-client.js (google.script in a frame), bench.js, templates.js,
 *           handbook.js, rules.js, local-host.js, official-days.js, self-test/ (the contract cases as a project for Google)
 */
import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { exceljsInBundle } from './exceljs-in-bundle.mjs';
import { LOCALES } from './page-script.mjs';
import { rareAsText } from './rare-as-text.mjs';
import { selfTestProject } from './self-test/project.mjs';
import { sidebarPage } from './sidebar.mjs';

for (const folder of ['dist', 'build']) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
}

const shared = { bundle: true, logLevel: 'warning', legalComments: 'none', charset: 'utf8' };
// Apps Script runs ES2020 without modules; nothing it lacks may be polyfilled in. Template literals are kept out of
// inline scripts only, so they may stay here.
const forGoogle = { ...shared, platform: 'browser', target: 'es2020', plugins: [exceljsInBundle()] };

async function exportsOf(entry) {
  const probe = { ...forGoogle, entryPoints: [entry], format: 'esm', write: false, metafile: true, outfile: 'Code.js' };
  return Object.values((await build(probe)).metafile.outputs)[0].exports;
}
const rare = await exportsOf('src/rare.ts');
// A const is no property of the global object: only the functions below can be called from outside.
const functions = [...(await exportsOf('src/main.ts')), ...rare].map(
  (name) => `function ${name}() { return dutybook_.${name}.apply(null, arguments); }`,
);
const { outputFiles } = await build({
  ...forGoogle,
  stdin: { contents: "export * from './src/main.ts'; export * from './src/rare.ts';", resolveDir: '.' },
  format: 'iife',
  write: false,
  globalName: 'dutybook_',
  banner: { js: '// Dutybook 客服台账. Built from TypeScript: change the sources, not this file.' },
  footer: { js: functions.join('\n') },
  // Names too: what is not there need not be compiled at every cell edit.
  minify: true,
  outfile: 'dist/Code.js',
});
const script = outputFiles[0].text.replace('var dutybook_=', 'const dutybook_=');
writeFileSync('dist/Code.js', rareAsText(script, rare));
copyFileSync('src/appsscript.json', 'dist/appsscript.json');
for (const locale of LOCALES)
  writeFileSync(`dist/Sidebar-${locale}.html`, await sidebarPage(shared, 'src/sidebar', locale));
writeFileSync('dist/Setup.html', await sidebarPage(shared, 'src/sidebar/setup'));
writeFileSync('dist/Help.html', await sidebarPage(shared, 'src/sidebar/help'));

await build({
  ...shared,
  entryPoints: ['src/host/emulation/main.ts'],
  format: 'iife',
  target: 'es2020',
  outfile: 'build/emulation.js',
});

const forNode = { ...shared, platform: 'node', target: 'node20', format: 'esm', packages: 'external' };
const entries = {
  local: 'src/local.ts',
  host: 'src/host-cli.ts',
  'host-run': 'src/host/run-project.ts',
  'serve-worker': 'src/local/serve/worker.ts',
  bench: 'scripts/bench/main.ts',
  templates: 'scripts/templates.ts',
  handbook: 'scripts/handbook.ts',
  rules: 'scripts/rules.ts',
  'local-host': 'scripts/local-host.ts',
  'official-days': 'scripts/official-days.ts',
};
for (const [name, entry] of Object.entries(entries))
  if (existsSync(entry)) await build({ ...forNode, entryPoints: [entry], outfile: `build/${name}.js` });

const forBrowsers = { ...shared, platform: 'browser', target: ['chrome109', 'firefox115', 'safari16'], minify: true };
await build({
  ...forBrowsers,
  entryPoints: { page: 'src/page/main.tsx', 'frame-client': 'src/page/frame-client.ts' },
  format: 'iife',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  outdir: 'build',
});
await build({ ...forBrowsers, entryPoints: ['src/page/page.css'], outfile: 'build/page.css' });
for (const name of ['page.html', 'icon.svg']) copyFileSync(`src/page/${name}`, `build/${name}`);

// What a real Google account can say of the host: test/contract/ as a project that runs there.
mkdirSync('build/self-test');
for (const [name, text] of Object.entries(await selfTestProject())) writeFileSync(`build/self-test/${name}`, text);
