import type { Kind } from './strict.ts';

const none = [[]] as const;
const one = [['int']] as const;
const text = [['string']] as const;
const range = [['Range']] as const;
const flag = [['boolean']] as const;

/** What is supported of SpreadsheetApp.EmbeddedChart. */
export const embeddedChartSignatures = {
  getChartId: none,
  getContainerInfo: none,
  getHiddenDimensionStrategy: none,
  getMergeStrategy: none,
  getNumHeaders: none,
  getOptions: none,
  getRanges: none,
  getTransposeRowsAndColumns: none,
  modify: none,
} as const;

/** What is supported of its builders: of each kind alike. */
export const chartBuilderSignatures = {
  addRange: range,
  asBarChart: none,
  asColumnChart: none,
  asLineChart: none,
  asPieChart: none,
  build: none,
  clearRanges: none,
  getChartType: none,
  getContainer: none,
  getRanges: none,
  removeRange: range,
  setChartType: [['ChartType']],
  setHiddenDimensionStrategy: [['ChartHiddenDimensionStrategy']],
  setMergeStrategy: [['ChartMergeStrategy']],
  setNumHeaders: one,
  setOption: [['string', 'any']],
  setPosition: [['int', 'int', 'int', 'int']],
  setTransposeRowsAndColumns: flag,
} as const;
export const pieBuilderSignatures = {
  ...chartBuilderSignatures,
  setColors: [['string[]']],
  setLegendPosition: [['Position']],
  setTitle: text,
} as const;
export const lineBuilderSignatures = { ...pieBuilderSignatures, setXAxisTitle: text, setYAxisTitle: text } as const;
export const barBuilderSignatures = { ...lineBuilderSignatures, setStacked: none } as const;

export const containerSignatures = {
  getAnchorColumn: none,
  getAnchorRow: none,
  getOffsetX: none,
  getOffsetY: none,
} as const;
export const chartOptionsSignatures = { get: text } as const;

const ofSheets = (name: string, signatures: Kind['signatures']): Kind => ({
  owner: `SpreadsheetApp.${name}`,
  name,
  signatures,
});
export const embeddedChartKind = ofSheets('EmbeddedChart', embeddedChartSignatures);
export const chartBuilderKind = ofSheets('EmbeddedChartBuilder', chartBuilderSignatures);
export const columnBuilderKind = ofSheets('EmbeddedColumnChartBuilder', barBuilderSignatures);
export const barBuilderKind = ofSheets('EmbeddedBarChartBuilder', barBuilderSignatures);
export const lineBuilderKind = ofSheets('EmbeddedLineChartBuilder', lineBuilderSignatures);
export const pieBuilderKind = ofSheets('EmbeddedPieChartBuilder', pieBuilderSignatures);
export const containerKind = ofSheets('ContainerInfo', containerSignatures);
export const chartOptionsKind: Kind = {
  owner: 'Charts.ChartOptions',
  name: 'ChartOptions',
  signatures: chartOptionsSignatures,
};
