/** A block of cells that an execution read. */
export interface ReadBlock {
  readonly sheet: string;
  readonly method: string;
  readonly rows: number;
  readonly columns: number;
  /** Rows of the sheet that hold anything. */
  readonly height: number;
}

/**
 * The bundle with one more function, `tracedSummary`, which runs `dutybookSummary` and gives every block of cells that it
 * read: the host counts the cells of an execution, not the sheet they stand on. The bundle finds its SpreadsheetApp wrapped.
 */
export const tracedCode = (bundle: string): string => `
const dutybookReads = [];
const dutybookTraced = ${traced};
const dutybookSummaryTraced = (function (SpreadsheetApp) { ${bundle}
return dutybookSummary; })(dutybookTraced(SpreadsheetApp, dutybookReads));
function tracedSummary(request) { dutybookSummaryTraced(request); return dutybookReads; }`;

interface Service {
  getName(): string;
  getLastRow(): number;
  getNumRows(): number;
  getNumColumns(): number;
}

/**
 * Runs inside the script: everything a service gives is wrapped like the service itself, and unwrapped where it is handed
 * back (a chart's range). Leans on nothing outside itself.
 */
function traced(service: Service, reads: ReadBlock[], sheet?: Service): Service {
  const itself = Symbol.for('service');
  const unwrapped = (given: unknown): unknown =>
    Array.isArray(given) ? given.map(unwrapped) : ((given as Record<symbol, unknown> | null)?.[itself] ?? given);
  return new Proxy(service, {
    get(_, name) {
      if (name === itself) return service;
      const member = service[name as keyof Service] as unknown;
      if (typeof member !== 'function') return member;
      return (...args: unknown[]): unknown => {
        const given: unknown = member.apply(service, args.map(unwrapped));
        if (sheet && (name === 'getValues' || name === 'getFormulas'))
          reads.push({
            sheet: sheet.getName(),
            method: name,
            rows: service.getNumRows(),
            columns: service.getNumColumns(),
            height: sheet.getLastRow(),
          });
        const isService = typeof given === 'object' && given !== null && String(given) !== '[object Object]';
        if (!isService || Array.isArray(given) || given instanceof Date) return given;
        return traced(given as Service, reads, String(given) === 'Sheet' ? (given as Service) : sheet);
      };
    },
  });
}
