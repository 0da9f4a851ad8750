import type { Plugin } from 'esbuild';

/** The esbuild plugin every bundle with `src/writers/xlsx.ts` needs. */
export function exceljsInBundle(): Plugin;
