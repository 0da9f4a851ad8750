import type { Tone } from '../domain/register.ts';

/** The few colours of the sheets and mails; each pair has a contrast of at least 4.5 : 1, and none is the only sign. */
export const PALETTE = {
  ink: '#1f2933',
  quiet: '#52606d',
  heading: { background: '#1f4e5f', font: '#ffffff' },
  section: { background: '#e4eef1', font: '#1f4e5f' },
  program: { background: '#f2f4f5', font: '#52606d' },
} as const;

/** The series of a chart, in order: told apart by their lightness too, and never by colour alone. */
export const SERIES_COLOURS = ['#2f6db5', '#e08a2e', '#5b9e6f', '#b0534f', '#7e6ba8', '#8c8c8c'] as const;

/** How a state looks in its column. */
export const TONES: Readonly<Record<Tone, { readonly background: string; readonly font: string }>> = {
  open: { background: '#fff3d6', font: '#7a4b00' },
  busy: { background: '#dcecfb', font: '#0b4a80' },
  done: { background: '#e0f2e4', font: '#1d5b2c' },
  late: { background: '#fde0dc', font: '#9a1f13' },
  void: { background: '#e5e7ea', font: '#4a5560' },
};
