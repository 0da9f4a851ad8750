import { whatIsNew } from './2026-11-23-what-is-new.ts';
import type { Migration } from './migration.ts';

/** In the order of their dates: a workbook's schema says how many it has behind it. */
export const MIGRATIONS: readonly Migration[] = [whatIsNew];

/** Of a workbook that is up to date; one without any migration behind it has 1. */
export const SCHEMA = 1 + MIGRATIONS.length;
