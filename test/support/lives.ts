import fc from 'fast-check';
import type { Moment } from '../../src/domain/moment.ts';
import { plusDays } from '../../src/domain/moment.ts';
import type { Period } from '../../src/domain/period.ts';
import type { AnyEntry } from '../../src/domain/register.ts';
import { someMoment } from './arbitrary.ts';

/** What happens to an entry, in the order in which it does: open, closed, open again … and perhaps void at the end. */
export interface Life {
  /** Opened, closed, reopened, closed … */
  readonly turns: readonly Moment[];
  readonly voidedAt?: Moment;
}

export const lives: fc.Arbitrary<Life> = fc
  .tuple(fc.array(someMoment, { minLength: 1, maxLength: 7 }), fc.boolean())
  .map(([moments, isVoid]) => {
    const times = [...moments].sort((a, b) => a - b);
    return isVoid && times.length > 1 ? { turns: times.slice(0, -1), voidedAt: times.at(-1) } : { turns: times };
  });

export const somePeriod: fc.Arbitrary<Period> = fc
  .tuple(someMoment, fc.integer({ min: 0, max: 20 }))
  .map(([from, days]) => ({ id: 'any', kind: 'weekly', from, until: plusDays(from, days) }));

const STAMP = { recordedBy: '王芳', recordedAt: 0 as Moment };

/** A complaint with that life. */
export function complaintOf({ turns, voidedAt }: Life, at: number): AnyEntry {
  const [receivedAt, ...rest] = turns;
  const reopenings: Record<string, unknown>[] = [];
  for (let turn = 0; turn + 1 < rest.length; turn += 2)
    reopenings.push({ closedAt: rest[turn], reopenedAt: rest[turn + 1], visit: 'HF-20260214-001' });
  const closedAt = rest.length % 2 === 1 ? rest.at(-1) : undefined;
  return {
    ...STAMP,
    number: `TS-20260214-${at + 1}`,
    receivedAt,
    channel: 'call',
    customer: '郑洁',
    room: '3-1202',
    category: 'noise',
    severity: 'ordinary',
    content: '吵',
    firstHandler: '王芳',
    reopenings,
    ...(closedAt !== undefined && { closedAt, handledAt: closedAt, result: '已处理' }),
    ...(voidedAt !== undefined && { voidReason: '登记重复', changedBy: '张伟', changedAt: voidedAt }),
  };
}

/** A loan of as many pieces as come back one by one, or of one more that is still out; it has no second life. */
export function loanOf({ turns, voidedAt }: Life, at: number): AnyEntry {
  const [outAt, ...returns] = turns;
  const stillOut = at % 2;
  return {
    ...STAMP,
    number: `YJ-20260214-${at + 1}`,
    key: 'A-1203',
    pieces: returns.length + stillOut || 1,
    borrower: '王芳',
    purpose: '看房',
    outAt,
    dueBack: plusDays(outAt as Moment, 1),
    lentBy: '王芳',
    returns: returns.map((back) => ({ at: back, pieces: 1, condition: 'good', by: '王芳', receivedBy: '王芳' })),
    ...(voidedAt !== undefined && { voidReason: '登记重复', changedBy: '张伟', changedAt: voidedAt }),
  };
}

/** A key incident that is found and perhaps settled. */
export function incidentOf({ turns: [foundAt, settledAt], voidedAt }: Life, at: number): AnyEntry {
  return {
    ...STAMP,
    number: `YG-20260214-${at + 1}`,
    key: 'A-1203',
    pieces: 1,
    kind: 'lost',
    foundAt,
    account: '柜内少一把',
    handling: 'copy',
    reportedTo: '陈国强',
    reportedAt: foundAt,
    ...(settledAt !== undefined && { settledAt, outcome: '已补配' }),
    ...(voidedAt !== undefined && { voidReason: '登记重复', changedBy: '张伟', changedAt: voidedAt }),
  };
}

/** A patrol with a finding for each that is given: found at the first moment, perhaps checked again at the second. */
export function patrolOf(findings: readonly (readonly [Moment, Moment?])[], at: number, voidedAt?: Moment): AnyEntry {
  const first = findings[0]?.[0];
  return {
    ...STAMP,
    number: `XC-20260214-${at + 1}`,
    at: first,
    patroller: '王芳',
    area: 'managed',
    items: findings.map(([, checkedAt]) => ({
      item: 'lighting',
      inOrder: false,
      finding: '灯不亮',
      mender: '张伟',
      dueOn: first,
      ...(checkedAt !== undefined && { mendedAt: checkedAt, checkedAt }),
    })),
    ...(voidedAt !== undefined && { voidReason: '登记重复', changedBy: '张伟', changedAt: voidedAt }),
  };
}

/** A major incident that occurs and is perhaps read. */
export function majorOf({ turns: [occurredAt, readAt], voidedAt }: Life, at: number): AnyEntry {
  return {
    ...STAMP,
    number: `ZD-20260214-${at + 1}`,
    duty: 'ZB-20260214-001',
    matter: 1,
    occurredAt,
    place: '大堂',
    kind: 'fire',
    course: '冒烟',
    result: '扑灭',
    reportedTo: '陈国强',
    reportedAt: occurredAt,
    writtenBy: '王芳',
    filedAt: occurredAt,
    ...(readAt !== undefined && { readBy: '陈国强', readAt }),
    ...(voidedAt !== undefined && { voidReason: '登记重复', changedBy: '张伟', changedAt: voidedAt }),
  };
}
