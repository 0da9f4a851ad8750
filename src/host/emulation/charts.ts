import { ChartHiddenDimensionStrategy, ChartMergeStrategy, ChartType, Position } from './enums.ts';
import type { Exact } from './exact.ts';
import { Emulated, type Kind, strict } from './strict.ts';

type Charts = GoogleAppsScript.Charts.Charts;

/** What is supported of Charts: the enums that a sheet's charts need; an empty list marks one. */
export const chartsSignatures = {
  ChartHiddenDimensionStrategy: [],
  ChartMergeStrategy: [],
  ChartType: [],
  Position: [],
} as const;

const kind: Kind = { owner: 'Charts', name: 'Charts', signatures: chartsSignatures };

class ChartsImpl extends Emulated<Charts> implements Exact<Charts, keyof typeof chartsSignatures> {
  readonly ChartHiddenDimensionStrategy = ChartHiddenDimensionStrategy;
  readonly ChartMergeStrategy = ChartMergeStrategy;
  readonly ChartType = ChartType;
  readonly Position = Position;
}

export const charts: Charts = strict<Charts>(kind, new ChartsImpl());
