import { arc, line, pie } from 'd3-shape';
import { render } from 'preact';
import type { ChartView } from '../local/serve/messages.ts';
import { bands, cut, textWidth, valueScale } from './chart-scale.ts';
import { colourOf, Marker, Pattern, paintOf, Swatch } from './chart-series.tsx';
import type { PageWords } from './words.ts';

interface ChartProps {
  readonly chart: ChartView;
  readonly dark: boolean;
  readonly words: PageWords;
}

/** A chart with its figures as a table, which nobody sees and a screen reader reads. */
export function Chart({ chart, dark, words }: ChartProps) {
  const { title, width, height, categories, series } = chart;
  const name = title || words.chart;
  return (
    <figure class="chart">
      <svg role="img" aria-label={name} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
        <defs>
          {(chart.kind === 'pie' ? categories : series).map((_, i) => (
            <Pattern key={i} chart={chart} index={i} dark={dark} />
          ))}
        </defs>
        <text class="chart-title" x={PADDING} y={24}>
          {cut(title, (width - 2 * PADDING) * 0.8)}
        </text>
        {series.length === 0 || categories.length === 0 ? null : <Drawing chart={chart} dark={dark} />}
      </svg>
      <table class="unseen">
        <caption>{name}</caption>
        <thead>
          <tr>
            <th scope="col">{words.category}</th>
            {series.map((one, i) => (
              <th key={i} scope="col">
                {one.name || String(i + 1)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {categories.map((category, row) => (
            <tr key={row}>
              <th scope="row">{category}</th>
              {series.map(({ texts }, i) => (
                <td key={i}>{texts[row]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

/** A chart on paper. The one on the screen is in the document too, so that it needs patterns of its own. */
export const printChart = (into: HTMLElement, chart: ChartView, words: PageWords): void =>
  render(<Chart chart={{ ...chart, id: -chart.id }} dark={false} words={words} />, into);

/** Between the frame and what is in it. */
const PADDING = 14;
const [TITLE, LEGEND, AXIS_TITLE] = [40, 26, 18];
const LABEL = 16;
/** With more figures than this they would run into each other. */
const MOST_LABELLED = 48;

interface Drawn {
  readonly chart: ChartView;
  readonly dark: boolean;
}
interface Room {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function Drawing({ chart, dark }: Drawn) {
  if (chart.kind === 'pie') return <Pie chart={chart} dark={dark} />;
  const { width, height, series } = chart;
  const legend = chart.legend && series.some(({ name }) => name !== '') && series.length > 1;
  const room: Room = {
    left: PADDING,
    top: chart.title === '' ? PADDING : TITLE,
    right: width - PADDING,
    bottom: height - (legend ? LEGEND : 0) - PADDING / 2,
  };
  return (
    <g>
      {chart.kind === 'bar' ? (
        <Bars chart={chart} dark={dark} room={room} />
      ) : (
        <Upright chart={chart} dark={dark} room={room} />
      )}
      {legend && <Legend chart={chart} dark={dark} names={series.map(({ name }) => name)} />}
    </g>
  );
}

/** Columns, or lines, over categories. */
function Upright({ chart, dark, room }: Drawn & { readonly room: Room }) {
  const { categories, series, across, up, kind, stacked } = chart;
  const widest = Math.max(...categories.map(textWidth));
  const titles = { left: up === '' ? 0 : AXIS_TITLE, bottom: across === '' ? 0 : AXIS_TITLE };
  const trial = valueScale(chart, 1, 0);
  const left = room.left + titles.left + Math.max(...trial.ticks.map((tick) => textWidth(trial.say(tick)))) + 8;
  const place = bands(categories.length, stacked || kind === 'line' ? 1 : series.length, left, room.right);
  const slanted = widest > place.step - 6;
  const bottom = room.bottom - titles.bottom - (slanted ? Math.min(74, widest * SLANT + 14) : LABEL + 4);
  const values = valueScale(chart, bottom, room.top + 10);
  const every = slanted ? Math.max(1, Math.ceil(LABEL / place.step)) : 1;
  return (
    <g>
      {values.ticks.map((tick) => (
        <g key={tick}>
          <line
            class={tick === 0 ? 'chart-base' : 'chart-line'}
            x1={left}
            x2={room.right}
            y1={values.at(tick)}
            y2={values.at(tick)}
          />
          <text class="chart-tick" x={left - 8} y={values.at(tick) + 4} text-anchor="end">
            {values.say(tick)}
          </text>
        </g>
      ))}
      {categories.map((category, i) =>
        i % every !== 0 ? null : (
          <text
            key={i}
            class="chart-tick"
            text-anchor={slanted ? 'end' : 'middle'}
            transform={`translate(${place.middle(i)} ${bottom + LABEL}) ${slanted ? 'rotate(-40)' : ''}`}
          >
            {slanted ? cut(category, Math.min(74 / SLANT, place.middle(i) / ACROSS - 10)) : category}
          </text>
        ),
      )}
      {kind === 'line'
        ? series.map((one, i) => (
            <g key={i}>
              <path
                class="chart-curve"
                stroke={colourOf(chart, i, dark)}
                stroke-dasharray={DASHES[i % DASHES.length]}
                d={
                  line<number | null>()
                    .defined((value) => value !== null)
                    .x((_, at) => place.middle(at))
                    .y((value) => values.at(value ?? 0))(one.values) ?? ''
                }
              />
              {one.values.map((value, at) =>
                value === null ? null : (
                  <Marker
                    key={at}
                    index={i}
                    x={place.middle(at)}
                    y={values.at(value)}
                    colour={colourOf(chart, i, dark)}
                  />
                ),
              )}
            </g>
          ))
        : blocksOf(chart).map(({ category, index, from, to }) => {
            const [high, low] = [values.at(Math.max(from, to)), values.at(Math.min(from, to))];
            const x = place.start(category, stacked ? 0 : index);
            return (
              <rect
                key={`${category} ${index}`}
                x={x}
                y={high}
                width={place.width}
                height={low - high}
                {...paintOf(chart, index, dark)}
              />
            );
          })}
      <Figures
        chart={chart}
        at={(category, index, value) => ({
          x: kind === 'line' ? place.middle(category) : place.start(category, index) + place.width / 2,
          y: values.at(value) - (kind === 'line' ? 9 : 4),
          room: kind === 'line' ? place.step : place.width + 8,
        })}
      />
      <AxisTitles chart={chart} room={{ ...room, left }} />
    </g>
  );
}
/** Sine and cosine of the angle that long labels are turned by. */
const [SLANT, ACROSS] = [0.65, 0.77];
const DASHES = ['', '7 4', '2 3', '10 3 2 3'];

/** Bars from the left, in the order of the table. */
function Bars({ chart, dark, room }: Drawn & { readonly room: Room }) {
  const { categories, series, stacked, width, up, across } = chart;
  const longest = Math.min(Math.max(...categories.map(textWidth)), width * 0.35);
  const left = room.left + (up === '' ? 0 : AXIS_TITLE) + longest + 8;
  const bottom = room.bottom - LABEL - 4 - (across === '' ? 0 : AXIS_TITLE);
  const place = bands(categories.length, stacked ? 1 : series.length, room.top, bottom);
  const values = valueScale(chart, left, room.right - 24);
  return (
    <g>
      {values.ticks.map((tick) => (
        <g key={tick}>
          <line
            class={tick === 0 ? 'chart-base' : 'chart-line'}
            x1={values.at(tick)}
            x2={values.at(tick)}
            y1={room.top}
            y2={bottom}
          />
          <text class="chart-tick" x={values.at(tick)} y={bottom + LABEL} text-anchor="middle">
            {values.say(tick)}
          </text>
        </g>
      ))}
      {categories.map((category, i) => (
        <text key={i} class="chart-tick" x={left - 8} y={place.middle(i) + 4} text-anchor="end">
          {cut(category, longest)}
        </text>
      ))}
      {blocksOf(chart).map(({ category, index, from, to }) => {
        const [start, end] = [values.at(Math.min(from, to)), values.at(Math.max(from, to))];
        const y = place.start(category, stacked ? 0 : index);
        return (
          <rect
            key={`${category} ${index}`}
            x={start}
            y={y}
            width={end - start}
            height={place.width}
            {...paintOf(chart, index, dark)}
          />
        );
      })}
      <Figures
        chart={chart}
        start
        at={(category, index, value) => ({
          x: values.at(value) + 5,
          y: place.start(category, index) + place.width / 2 + 4,
          room: place.width < 10 ? 0 : Number.POSITIVE_INFINITY,
        })}
      />
      <AxisTitles chart={chart} room={{ ...room, left }} />
    </g>
  );
}

/** What columns and bars are: from nothing to their value, or on top of what is below them. */
function blocksOf({ categories, series, stacked }: ChartView) {
  return categories.flatMap((_, category) => {
    let [above, below] = [0, 0];
    return series.flatMap(({ values }, index) => {
      const value = values[category] ?? null;
      if (value === null) return [];
      if (!stacked) return [{ category, index, from: 0, to: value }];
      const from = value < 0 ? below : above;
      if (value < 0) below += value;
      else above += value;
      return [{ category, index, from, to: from + value }];
    });
  });
}

/** The figures themselves, while there is room for each: what is what is then not told by colour alone. */
function Figures({
  chart,
  at,
  start,
}: {
  readonly chart: ChartView;
  readonly start?: boolean;
  readonly at: (category: number, index: number, value: number) => { x: number; y: number; room: number };
}) {
  const { categories, series, stacked, kind } = chart;
  if (stacked || (kind === 'line' && series.length > 1) || categories.length * series.length > MOST_LABELLED)
    return null;
  return (
    <g>
      {series.flatMap(({ values, texts }, index) =>
        values.map((value, category) => {
          if (value === null) return null;
          const { x, y, room } = at(category, index, value);
          const text = texts[category] ?? '';
          return textWidth(text) > room ? null : (
            <text
              key={`${category} ${index}`}
              class="chart-figure"
              x={x}
              y={y}
              text-anchor={start ? 'start' : 'middle'}
            >
              {text}
            </text>
          );
        }),
      )}
    </g>
  );
}

function AxisTitles({
  chart: { across, up, legend, series, height },
  room,
}: {
  readonly chart: ChartView;
  readonly room: Room;
}) {
  const below = legend && series.length > 1 ? LEGEND : 0;
  return (
    <g>
      {across !== '' && (
        <text class="chart-tick" x={(room.left + room.right) / 2} y={height - below - 10} text-anchor="middle">
          {across}
        </text>
      )}
      {up !== '' && (
        <text
          class="chart-tick"
          transform={`translate(${PADDING + 10} ${(room.top + room.bottom) / 2}) rotate(-90)`}
          text-anchor="middle"
        >
          {up}
        </text>
      )}
    </g>
  );
}

function Legend({ chart, dark, names }: Drawn & { readonly names: readonly string[] }) {
  const entries = names.map((name) => cut(name, 180));
  const widths = entries.map((name) => textWidth(name) + 44);
  const whole = widths.reduce((a, b) => a + b, 0);
  let x = Math.max(PADDING, (chart.width - whole) / 2);
  return (
    <g>
      {entries.map((name, i) => {
        const from = x;
        x += widths[i] as number;
        return (
          <g key={i} transform={`translate(${from} ${chart.height - 22})`}>
            <Swatch chart={chart} index={i} dark={dark} />
            <text class="chart-tick" x={22} y={10}>
              {name}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** The first series' shares of the whole, each said with its name and its figure. */
function Pie({ chart, dark }: Drawn) {
  const { width, height, categories, series } = chart;
  const values = (series[0]?.values ?? []).map((value) => Math.max(0, value ?? 0));
  const whole = values.reduce((a, b) => a + b, 0);
  const radius = Math.max(20, Math.min((height - TITLE - PADDING) / 2, width / 4));
  const [x, y] = [PADDING + radius, TITLE + (height - TITLE - PADDING) / 2];
  const slices = pie<number>().sort(null)(values);
  const draw = arc<(typeof slices)[number]>().innerRadius(0).outerRadius(radius);
  const room = Math.floor((height - TITLE - PADDING) / 20);
  return (
    <g>
      {slices.map((slice, i) => (
        <path
          key={i}
          class="chart-slice"
          transform={`translate(${x} ${y})`}
          d={draw(slice) ?? ''}
          {...paintOf(chart, i, dark)}
        />
      ))}
      {categories.slice(0, room).map((category, i) => (
        <g key={i} transform={`translate(${x + radius + 24} ${TITLE + 10 + i * 20})`}>
          <Swatch chart={chart} index={i} dark={dark} />
          <text class="chart-tick" x={22} y={10}>
            {share(category, series[0]?.texts[i] ?? '', values[i] ?? 0, whole, width - x - radius - 46 - PADDING)}
          </text>
        </g>
      ))}
    </g>
  );
}
function share(name: string, text: string, value: number, whole: number, room: number): string {
  const figures = ` ${text}${whole > 0 ? ` · ${((100 * value) / whole).toFixed(1)}%` : ''}`;
  return `${cut(name, Math.max(24, room - textWidth(figures)))}${figures}`;
}
