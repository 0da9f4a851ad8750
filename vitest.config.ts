import { defineConfig } from 'vitest/config';

/** Forks, not threads: the host sets process.env.TZ, which only a process of its own obeys. */
export default defineConfig({
  test: { include: ['test/**/*.test.ts'], pool: 'forks', maxWorkers: '100%', testTimeout: 120_000, hookTimeout: 180_000 },
});
