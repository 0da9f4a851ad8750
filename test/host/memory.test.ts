import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { buildProgram, newWorkbook } from './fixture.ts';

it('memory stays flat over 400 executions', () => {
  const child = spawnSync(process.execPath, ['--expose-gc', buildProgram('memory-child'), newWorkbook()], {
    encoding: 'utf8',
  });
  expect(child.stderr).toBe('');
  const [before = 0, after = 0] = JSON.parse(child.stdout) as number[];
  // One pinned context costs 0.6 MB: 400 of them would be 240 MB.
  expect(after - before).toBeLessThan(8_000_000);
});
