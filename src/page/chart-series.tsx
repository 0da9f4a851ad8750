import type { ChartView } from '../local/serve/messages.ts';
import { PLAIN, readable } from './look.ts';

/** Told apart by their lightness too; what a script chose comes first. */
const COLOURS = ['#2f6db5', '#e08a2e', '#5b9e6f', '#b0534f', '#7e6ba8', '#8c8c8c'];
/** WCAG 2.2, AA, of what is no text. */
const LEAST_CONTRAST = 3;

interface SeriesProps {
  readonly chart: ChartView;
  readonly index: number;
  readonly dark: boolean;
}

/** Of a series, or of a slice of a pie: as it was chosen, or moved until it can be seen on the paper. */
export function colourOf({ series, kind }: ChartView, index: number, dark: boolean): string {
  const chosen = kind === 'pie' ? undefined : series[index]?.colour;
  const wanted = chosen ?? (COLOURS[index % COLOURS.length] as string);
  return readable(wanted, (dark ? PLAIN.dark : PLAIN.light).paper, LEAST_CONTRAST);
}

const patternOf = ({ id }: ChartView, index: number): string => `hatch-${id}-${index}`;
/** Every second one is hatched, in one direction or the other, so that no colour is the only sign. */
const isHatched = (index: number): boolean => index % 2 === 1;

export function Pattern({ chart, index, dark }: SeriesProps) {
  if (!isHatched(index)) return null;
  const turned = index % 4 === 1 ? 45 : -45;
  return (
    <pattern
      id={patternOf(chart, index)}
      width={6}
      height={6}
      patternUnits="userSpaceOnUse"
      patternTransform={`rotate(${turned})`}
    >
      <rect class="chart-paper" width={6} height={6} />
      <rect width={4} height={6} fill={colourOf(chart, index, dark)} />
    </pattern>
  );
}

/** The attributes of a shape that belongs to a series. */
export function paintOf(chart: ChartView, index: number, dark: boolean) {
  const colour = colourOf(chart, index, dark);
  return { fill: isHatched(index) ? `url(#${patternOf(chart, index)})` : colour, stroke: colour };
}

export function Swatch({ chart, index, dark }: SeriesProps) {
  if (chart.kind === 'line') return <Marker index={index} x={8} y={6} colour={colourOf(chart, index, dark)} />;
  return <rect width={14} height={12} {...paintOf(chart, index, dark)} />;
}

/** A point of a line: round, square, or standing on its corner. */
export function Marker({
  index,
  x,
  y,
  colour,
}: {
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly colour: string;
}) {
  if (index % 3 === 0) return <circle cx={x} cy={y} r={4} fill={colour} />;
  const turned = index % 3 === 2 ? 45 : 0;
  return <rect x={x - 4} y={y - 4} width={8} height={8} fill={colour} transform={`rotate(${turned} ${x} ${y})`} />;
}
