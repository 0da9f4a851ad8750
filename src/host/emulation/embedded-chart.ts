import { type ChartKind, type ChartRecord, chartOption } from '../chart.ts';
import {
  barBuilderKind,
  type barBuilderSignatures,
  chartBuilderKind,
  type chartBuilderSignatures,
  chartOptionsKind,
  type chartOptionsSignatures,
  columnBuilderKind,
  containerKind,
  type containerSignatures,
  embeddedChartKind,
  type embeddedChartSignatures,
  lineBuilderKind,
  type lineBuilderSignatures,
  pieBuilderKind,
  type pieBuilderSignatures,
} from './chart-signatures.ts';
import { ChartHiddenDimensionStrategy, ChartMergeStrategy, ChartType, enumName, enumValue } from './enums.ts';
import type { Exact } from './exact.ts';
import { exception, notAvailable } from './exception.ts';
import { local } from './host.ts';
import { newRange, type RangeImpl } from './range.ts';
import { Emulated, implementationOf, strict } from './strict.ts';

type Range = GoogleAppsScript.Spreadsheet.Range;
type Chart = GoogleAppsScript.Spreadsheet.EmbeddedChart;
type Builder = GoogleAppsScript.Spreadsheet.EmbeddedChartBuilder;
type ColumnBuilder = GoogleAppsScript.Spreadsheet.EmbeddedColumnChartBuilder;
type BarBuilder = GoogleAppsScript.Spreadsheet.EmbeddedBarChartBuilder;
type LineBuilder = GoogleAppsScript.Spreadsheet.EmbeddedLineChartBuilder;
type PieBuilder = GoogleAppsScript.Spreadsheet.EmbeddedPieChartBuilder;
type Container = GoogleAppsScript.Spreadsheet.ContainerInfo;
type Options = GoogleAppsScript.Charts.ChartOptions;

/** A chart as a script holds it; without an id it is on no sheet. */
type Draft = Omit<ChartRecord, 'id'> & { readonly id: number | null };

const EMPTY: Draft = {
  id: null,
  kind: 'COLUMN',
  ranges: [],
  row: 0,
  column: 0,
  offsetX: 0,
  offsetY: 0,
  headers: -1,
  transpose: false,
  merge: 'MERGE_COLUMNS',
  hidden: 'IGNORE_BOTH',
  options: {},
};
const KINDS: readonly string[] = ['COLUMN', 'BAR', 'LINE', 'PIE'];

const rangesOf = ({ ranges }: Draft): Range[] => ranges.map(({ sheet, ...area }) => newRange(sheet, area));
const containerOf = (draft: Draft): Container => strict<Container>(containerKind, new ContainerImpl(draft));

class ChartImpl extends Emulated<Chart> implements Exact<Chart, keyof typeof embeddedChartSignatures> {
  readonly draft: Draft;
  constructor(draft: Draft) {
    super();
    this.draft = draft;
  }
  getChartId(): number | null {
    return this.draft.id;
  }
  getContainerInfo(): Container {
    return containerOf(this.draft);
  }
  getHiddenDimensionStrategy(): GoogleAppsScript.Charts.ChartHiddenDimensionStrategy {
    return enumValue(ChartHiddenDimensionStrategy, this.draft.hidden);
  }
  getMergeStrategy(): GoogleAppsScript.Charts.ChartMergeStrategy {
    return enumValue(ChartMergeStrategy, this.draft.merge);
  }
  getNumHeaders(): number {
    return this.draft.headers;
  }
  getOptions(): Options {
    return strict<Options>(chartOptionsKind, new OptionsImpl(this.draft));
  }
  getRanges(): Range[] {
    return rangesOf(this.draft);
  }
  getTransposeRowsAndColumns(): boolean {
    return this.draft.transpose;
  }
  modify(): Builder {
    return strict<Builder>(chartBuilderKind, new BuilderImpl<Builder>({ draft: this.draft }));
  }
}

class ContainerImpl extends Emulated<Container> implements Exact<Container, keyof typeof containerSignatures> {
  readonly draft: Draft;
  constructor(draft: Draft) {
    super();
    this.draft = draft;
  }
  getAnchorColumn(): number {
    return this.draft.column + 1;
  }
  getAnchorRow(): number {
    return this.draft.row + 1;
  }
  getOffsetX(): number {
    return this.draft.offsetX;
  }
  getOffsetY(): number {
    return this.draft.offsetY;
  }
}

class OptionsImpl extends Emulated<Options> implements Exact<Options, keyof typeof chartOptionsSignatures> {
  readonly draft: Draft;
  constructor(draft: Draft) {
    super();
    this.draft = draft;
  }
  // biome-ignore lint/suspicious/noExplicitAny: the official type says any
  get(option: string): any {
    return chartOption(this.draft.options, option) ?? null;
  }
}

/** What a builder and those that it gives for a kind have in common: a script may go on with either. */
interface Shared {
  draft: Draft;
}

class BuilderImpl<T extends Builder>
  extends Emulated<T>
  implements Exact<Builder, keyof typeof chartBuilderSignatures>
{
  readonly shared: Shared;
  constructor(shared: Shared) {
    super();
    this.shared = shared;
  }
  protected with(change: Partial<Draft>): T {
    this.shared.draft = { ...this.shared.draft, ...change };
    return this.self;
  }
  protected option(name: string, value: unknown): T {
    return this.with({ options: { ...this.shared.draft.options, [name]: value } });
  }
  build(): Chart {
    return strict<Chart>(embeddedChartKind, new ChartImpl(this.shared.draft));
  }

  addRange(range: Range): Builder {
    const added = chartRange(range);
    const { ranges } = this.shared.draft;
    return ranges.some((known) => isSame(known, added)) ? this.self : this.with({ ranges: [...ranges, added] });
  }
  removeRange(range: Range): Builder {
    const gone = chartRange(range);
    return this.with({ ranges: this.shared.draft.ranges.filter((known) => !isSame(known, gone)) });
  }
  clearRanges(): Builder {
    return this.with({ ranges: [] });
  }
  getRanges(): Range[] {
    return rangesOf(this.shared.draft);
  }

  #of(kind: ChartKind): Shared {
    this.with({ kind });
    return this.shared;
  }
  asBarChart(): BarBuilder {
    return strict<BarBuilder>(barBuilderKind, new BarBuilderImpl(this.#of('BAR')));
  }
  asColumnChart(): ColumnBuilder {
    return strict<ColumnBuilder>(columnBuilderKind, new ColumnBuilderImpl(this.#of('COLUMN')));
  }
  asLineChart(): LineBuilder {
    return strict<LineBuilder>(lineBuilderKind, new LineBuilderImpl(this.#of('LINE')));
  }
  asPieChart(): PieBuilder {
    return strict<PieBuilder>(pieBuilderKind, new PieBuilderImpl(this.#of('PIE')));
  }
  setChartType(type: GoogleAppsScript.Charts.ChartType): Builder {
    const kind = enumName(type);
    if (!KINDS.includes(kind)) throw notAvailable(`Charts.ChartType.${kind}`);
    return this.with({ kind: kind as ChartKind });
  }
  getChartType(): GoogleAppsScript.Charts.ChartType {
    return enumValue(ChartType, this.shared.draft.kind);
  }

  getContainer(): Container {
    return containerOf(this.shared.draft);
  }
  setPosition(anchorRowPos: number, anchorColPos: number, offsetX: number, offsetY: number): Builder {
    if (anchorRowPos < 1 || anchorColPos < 1) throw exception('The position of the chart is out of bounds.');
    return this.with({ row: anchorRowPos - 1, column: anchorColPos - 1, offsetX, offsetY });
  }
  setOption(option: string, value: unknown): Builder {
    return this.option(option, value);
  }
  setNumHeaders(headers: number): Builder {
    return this.with({ headers });
  }
  setTransposeRowsAndColumns(transpose: boolean): Builder {
    return this.with({ transpose });
  }
  setMergeStrategy(mergeStrategy: GoogleAppsScript.Charts.ChartMergeStrategy): Builder {
    return this.with({ merge: enumName(mergeStrategy) as Draft['merge'] });
  }
  setHiddenDimensionStrategy(strategy: GoogleAppsScript.Charts.ChartHiddenDimensionStrategy): Builder {
    return this.with({ hidden: enumName(strategy) as Draft['hidden'] });
  }
}

abstract class Titled<T extends Builder> extends BuilderImpl<T> {
  setTitle(chartTitle: string): T {
    return this.option('title', chartTitle);
  }
  setColors(cssValues: string[]): T {
    const colours = cssValues.map((value) => local('colour', value));
    return this.option('colors', colours);
  }
  setLegendPosition(position: GoogleAppsScript.Charts.Position): T {
    return this.option('legend.position', enumName(position).toLowerCase());
  }
}
abstract class WithAxes<T extends Builder> extends Titled<T> {
  setXAxisTitle(title: string): T {
    return this.option('hAxis.title', title);
  }
  setYAxisTitle(title: string): T {
    return this.option('vAxis.title', title);
  }
}
abstract class Stackable<T extends Builder> extends WithAxes<T> {
  setStacked(): T {
    return this.option('isStacked', true);
  }
}
class PieBuilderImpl extends Titled<PieBuilder> implements Exact<PieBuilder, keyof typeof pieBuilderSignatures> {}
class LineBuilderImpl extends WithAxes<LineBuilder> implements Exact<LineBuilder, keyof typeof lineBuilderSignatures> {}
class BarBuilderImpl extends Stackable<BarBuilder> implements Exact<BarBuilder, keyof typeof barBuilderSignatures> {}
class ColumnBuilderImpl
  extends Stackable<ColumnBuilder>
  implements Exact<ColumnBuilder, keyof typeof barBuilderSignatures> {}

type Stored = ChartRecord['ranges'][number];

function chartRange(range: Range): Stored {
  const { sheetId, area } = implementationOf<RangeImpl>(range);
  return { sheet: sheetId, ...area };
}
const isSame = (a: Stored, b: Stored): boolean =>
  a.sheet === b.sheet && a.row === b.row && a.column === b.column && a.rows === b.rows && a.columns === b.columns;

export const newChart = (): Builder => strict<Builder>(chartBuilderKind, new BuilderImpl<Builder>({ draft: EMPTY }));

/** The charts out of the store. */
export const chartsFrom = (json: string): Chart[] =>
  (JSON.parse(json) as ChartRecord[]).map((chart) => strict<Chart>(embeddedChartKind, new ChartImpl(chart)));

/** A chart as the host stores it. */
export const chartJson = (chart: Chart): string => JSON.stringify(implementationOf<ChartImpl>(chart).draft);

/** The id of a chart that is on a sheet. */
export function chartIdOf(chart: Chart): number {
  const { id } = implementationOf<ChartImpl>(chart).draft;
  if (id === null) throw exception('Chart not found');
  return id;
}
