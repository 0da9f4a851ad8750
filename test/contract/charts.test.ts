import { describe } from 'vitest';
import { behaves, refuses } from './contract.ts';

const CHART = 'documented: reference/spreadsheet/embedded-chart';
const BUILDER = 'documented: reference/spreadsheet/embedded-chart-builder';
const SHEET = 'documented: reference/spreadsheet/sheet';

describe('a chart on a sheet', () => {
  behaves(
    'comes back as it was built',
    `${SHEET}#insertchartchart, ${CHART}#getranges`,
    (book) => {
      const sheet = book.getActiveSheet();
      const made = sheet
        .newChart()
        .setChartType(Charts.ChartType.BAR)
        .addRange(sheet.getRange('A1:B8'))
        .addRange(sheet.getRange('D1:D8'))
        .setPosition(5, 3, 10, 20)
        .setOption('title', '按类别')
        .setOption('hAxis', { title: '件数' })
        .setNumHeaders(1)
        .setTransposeRowsAndColumns(true)
        .setMergeStrategy(Charts.ChartMergeStrategy.MERGE_ROWS)
        .setHiddenDimensionStrategy(Charts.ChartHiddenDimensionStrategy.SHOW_BOTH)
        .build();
      const before = sheet.getCharts().length;
      sheet.insertChart(made);
      const [chart, ...more] = sheet.getCharts();
      if (!chart) return null;
      const place = chart.getContainerInfo();
      return [
        before,
        more.length,
        made.getChartId(),
        typeof chart.getChartId(),
        chart.getRanges().map((range) => range.getA1Notation()),
        [place.getAnchorRow(), place.getAnchorColumn(), place.getOffsetX(), place.getOffsetY()],
        [chart.getOptions().get('title'), chart.getOptions().get('hAxis.title')],
        [chart.getNumHeaders(), chart.getTransposeRowsAndColumns()],
        [String(chart.getMergeStrategy()), String(chart.getHiddenDimensionStrategy())],
        chart.modify().getChartType() === Charts.ChartType.BAR,
      ];
    },
    [
      0,
      0,
      null,
      'number',
      ['A1:B8', 'D1:D8'],
      [5, 3, 10, 20],
      ['按类别', '件数'],
      [1, true],
      ['MERGE_ROWS', 'SHOW_BOTH'],
      true,
    ],
  );
  behaves(
    'is changed by its rebuilt chart, and keeps its id',
    `${BUILDER}, ${SHEET}#updatechartchart`,
    (book) => {
      const sheet = book.getActiveSheet();
      sheet.insertChart(sheet.newChart().asColumnChart().addRange(sheet.getRange('A1:B8')).build());
      const [first] = sheet.getCharts();
      if (!first) return null;
      const rebuilt = first.modify().setOption('title', 'Updated!').setPosition(2, 2, 0, 0).asLineChart().build();
      const untouched = sheet.getCharts()[0]?.getOptions().get('title') ?? null;
      sheet.updateChart(rebuilt);
      const [second, ...more] = sheet.getCharts();
      return [
        untouched,
        more.length,
        second?.getChartId() === first.getChartId(),
        second?.getOptions().get('title'),
        second?.getContainerInfo().getAnchorRow(),
        String(second?.modify().getChartType()),
        first.getOptions().get('title') ?? null,
      ];
    },
    [null, 0, true, 'Updated!', 2, 'LINE', null],
  );
  behaves(
    'is gone when it is removed; ids are not given again',
    `${SHEET}#removechartchart, ${CHART}#getchartid`,
    (book) => {
      const sheet = book.getActiveSheet();
      const chart = sheet.newChart().asPieChart().addRange(sheet.getRange('A1:B3')).build();
      sheet.insertChart(chart);
      const [first] = sheet.getCharts();
      if (!first) return null;
      sheet.removeChart(first);
      const none = sheet.getCharts().length;
      sheet.insertChart(chart);
      return [none, sheet.getCharts().length, sheet.getCharts()[0]?.getChartId() === first.getChartId()];
    },
    [0, 1, false],
  );
  behaves(
    'may draw another sheet, and loses what of it is deleted',
    `${BUILDER}#addrangerange; what a deleted range leaves: to verify on Google`,
    (book) => {
      const figures = book.insertSheet('数据');
      const sheet = book.insertSheet('图');
      const chart = sheet.newChart().asBarChart().addRange(figures.getRange('A1:B9')).build();
      sheet.insertChart(chart);
      figures.insertRowsBefore(1, 2);
      const [moved] = sheet.getCharts();
      const [range] = moved?.getRanges() ?? [];
      const drawn = [range?.getSheet().getName(), range?.getA1Notation()];
      book.deleteSheet(figures);
      return [...drawn, sheet.getCharts()[0]?.getRanges().length];
    },
    ['数据', 'A3:B11', 0],
  );
  refuses(
    'none that was never inserted can be updated',
    'to verify on Google: text from memory',
    (book) => {
      const sheet = book.getActiveSheet();
      sheet.updateChart(sheet.newChart().addRange(sheet.getRange('A1:B3')).build());
    },
    'Exception: Chart not found',
  );
  refuses(
    'none stands beyond the sheet',
    'to verify on Google: text from memory',
    (book) => {
      const sheet = book.getActiveSheet();
      sheet.insertChart(sheet.newChart().addRange(sheet.getRange('A1:B3')).setPosition(5000, 1, 0, 0).build());
    },
    'Exception: The position of the chart is out of bounds.',
  );
});

describe('the builder of a chart', () => {
  behaves(
    'takes a range once, gives it back, drops one or all',
    `${BUILDER}#addrangerange, #clearranges, #removerangerange`,
    (book) => {
      const sheet = book.getActiveSheet();
      const names = (chart: GoogleAppsScript.Spreadsheet.EmbeddedChartBuilder) =>
        chart.getRanges().map((range) => range.getA1Notation());
      const builder = sheet.newChart().addRange(sheet.getRange('A1:B8')).addRange(sheet.getRange('A1:B8'));
      const once = names(builder);
      builder.addRange(sheet.getRange('D1:D8')).removeRange(sheet.getRange('A1:B8'));
      const other = names(builder);
      return [once, other, names(builder.clearRanges())];
    },
    [['A1:B8'], ['D1:D8'], []],
  );
  behaves(
    'gives a builder of a kind, which goes on with the same chart and sets options by name',
    'documented: reference/spreadsheet/embedded-column-chart-builder#settitlecharttitle, #setxaxistitletitle, #setstacked',
    (book) => {
      const sheet = book.getActiveSheet();
      const builder = sheet.newChart().addRange(sheet.getRange('A1:C8'));
      builder
        .asColumnChart()
        .setTitle('受理')
        .setXAxisTitle('类别')
        .setYAxisTitle('件')
        .setColors(['#2F6DB5', 'red'])
        .setStacked()
        .setLegendPosition(Charts.Position.BOTTOM);
      const options = builder.setPosition(1, 1, 0, 0).build().getOptions();
      return [
        String(builder.getChartType()),
        ...['title', 'hAxis.title', 'vAxis.title', 'colors', 'isStacked', 'legend.position'].map((name) =>
          options.get(name),
        ),
      ];
    },
    ['COLUMN', '受理', '类别', '件', ['#2f6db5', '#ff0000'], true, 'bottom'],
  );
  behaves(
    'begins with headings that are found out, columns side by side and hidden cells left out',
    'documented: reference/charts/chart-merge-strategy; the others to verify on Google: from recorded macros',
    (book) => {
      const chart = book.getActiveSheet().newChart().build();
      return [
        chart.getNumHeaders(),
        String(chart.getMergeStrategy()),
        String(chart.getHiddenDimensionStrategy()),
        chart.getTransposeRowsAndColumns(),
        chart.getChartId(),
      ];
    },
    [-1, 'MERGE_COLUMNS', 'IGNORE_BOTH', false, null],
  );
  refuses(
    'a kind that is not drawn here',
    'of this host',
    (book) => book.getActiveSheet().newChart().setChartType(Charts.ChartType.SCATTER),
    'Exception: Charts.ChartType.SCATTER is not available on the local host',
  );
  refuses(
    'a builder of a kind that is not drawn here',
    'of this host',
    (book) => book.getActiveSheet().newChart().asAreaChart(),
    'Exception: SpreadsheetApp.EmbeddedChartBuilder.asAreaChart is not available on the local host',
  );
  refuses(
    'a picture of a chart',
    'of this host',
    (book) => book.getActiveSheet().newChart().build().getBlob(),
    'Exception: SpreadsheetApp.EmbeddedChart.getBlob is not available on the local host',
  );
  refuses(
    'charts that are on no sheet',
    'of this host',
    () => Charts.newDataTable(),
    'Exception: Charts.newDataTable is not available on the local host',
  );
  refuses(
    'the wrong kind of argument',
    'to verify on Google: text from memory',
    (book) =>
      book
        .getActiveSheet()
        .newChart()
        .setPosition('A1' as unknown as number, 1, 0, 0),
    "Exception: The parameters (String,number,number,number) don't match the method signature for SpreadsheetApp.EmbeddedChartBuilder.setPosition.",
  );
});

describe('what a chart draws and where it stands', () => {
  behaves(
    'moves with rows and columns inserted and deleted',
    'to verify on Google: as its editor does',
    (book) => {
      const sheet = book.getActiveSheet();
      const chart = sheet.newChart().asColumnChart().addRange(sheet.getRange('B3:C8')).setPosition(10, 2, 0, 0);
      sheet.insertChart(chart.build());
      const seen = () => {
        const [now] = sheet.getCharts();
        const place = now?.getContainerInfo();
        return [
          ...(now?.getRanges() ?? []).map((range) => range.getA1Notation()),
          place?.getAnchorRow(),
          place?.getAnchorColumn(),
        ];
      };
      const steps = [];
      sheet.insertRowsBefore(1, 2);
      steps.push(seen());
      sheet.insertRowsAfter(6, 3);
      steps.push(seen());
      sheet.deleteRows(5, 2);
      steps.push(seen());
      sheet.insertColumnBefore(1);
      steps.push(seen());
      sheet.deleteRows(12, 4);
      steps.push(seen());
      sheet.deleteColumns(3, 2);
      steps.push(seen());
      return steps;
    },
    [
      ['B5:C10', 12, 2],
      ['B5:C13', 15, 2],
      ['B5:C11', 13, 2],
      ['C5:D11', 13, 3],
      ['C5:D11', 12, 3],
      [12, 3],
    ],
  );
  behaves(
    'is copied with its sheet, draws the copy, and has an id of its own',
    'documented: reference/spreadsheet/spreadsheet#insertsheetoptions; charts of a template: to verify on Google',
    (book) => {
      const sheet = book.getActiveSheet();
      sheet.insertChart(sheet.newChart().asColumnChart().addRange(sheet.getRange('A1:B3')).build());
      const [chart] = book.insertSheet('副本', { template: sheet }).getCharts();
      return [
        chart?.getRanges()[0]?.getSheet().getName(),
        sheet.getCharts()[0]?.getRanges()[0]?.getSheet().getName(),
        chart?.getChartId() === sheet.getCharts()[0]?.getChartId(),
      ];
    },
    ['副本', '工作表1', false],
  );
});
