/**
 * exceljs' XML transforms reach for modules that a writer in Apps Script neither has nor needs: the file system, and the XML
 * parser with Node's streams. Each is replaced by a stand-in that says so when it is called.
 */
const absent = (what) => `throw new Error('exceljs in this bundle only writes: ${what} is left out.');`;

const STAND_INS = {
  fs: 'module.exports = {};',
  'utils/parse-sax': `module.exports = () => { ${absent('reading .xlsx')} };`,
};

/**
 * The esbuild plugin every bundle with `src/writers/xlsx.ts` needs.
 *
 * @returns {import('esbuild').Plugin}
 */
export function exceljsInBundle() {
  return {
    name: 'exceljs-in-bundle',
    setup(build) {
      build.onResolve({ filter: /(^fs|\/utils\/parse-sax)$/ }, ({ path, importer }) => {
        if (!/[\\/]node_modules[\\/]exceljs[\\/]/.test(importer)) return undefined;
        return { path: path.replace(/^.*\/(?=utils\/)/, ''), namespace: 'exceljs-in-bundle', sideEffects: false };
      });
      build.onLoad({ filter: /.*/, namespace: 'exceljs-in-bundle' }, ({ path }) => ({
        contents: STAND_INS[path],
        loader: 'js',
      }));
    },
  };
}
