import { type Moment, plusMinutes } from '../domain/moment.ts';

/** The workbook's clock in the browser: what the server said it was, and the time since. */
export function clockFrom(moment: Moment): () => Moment {
  const started = Date.now();
  return () => plusMinutes(moment, Math.floor((Date.now() - started) / 60_000));
}
