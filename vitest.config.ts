import { defineConfig } from 'vitest/config';

/**
 * Forks, not threads: the host sets process.env.TZ, which only a process of its own obeys. The time-outs end what hangs; no
 * test asserts a time, and a busy machine takes several times as long.
 */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/find-browser.ts'],
    pool: 'forks',
    maxWorkers: '100%',
    expect: { poll: { timeout: 60_000 } },
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
