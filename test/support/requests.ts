import { COMPLAINT } from './entries.ts';
import { keyed, registerOf } from './labels.ts';

/** A good request of every function that opens a workbook. */
export const REQUESTS: Readonly<Record<string, unknown>> = {
  dutybookSubmit: {
    key: 'operation-of-a-test',
    act: 'record',
    register: 'complaint',
    person: '王芳',
    values: keyed(registerOf('complaint'), COMPLAINT),
  },
  dutybookImport: {
    register: 'key-inventory',
    person: '王芳',
    file: { name: 'keys.csv', digest: '0'.repeat(64), rows: 1 },
    headings: ['钥匙编号'],
    from: 0,
    rows: [{ row: 2, cells: ['B-1'] }],
  },
  dutybookCheck: undefined,
  dutybookSummary: { period: '2026-W07' },
  dutybookMail: { period: '2026-W07' },
  dutybookExport: { register: 'complaint', person: '王芳' },
  dutybookVerify: undefined,
};
