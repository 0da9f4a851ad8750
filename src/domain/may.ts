import { isAtLeast, type Role } from './site.ts';

/**
 * Who may what (domain/registers.md): the least role for each operation; every role above may too. The one table that every
 * function asks which a client can call, and by which the sidebar hides what it would refuse. Who may sign in a field, and what
 * is reserved in one, the registers declare beside it.
 */
export const LEAST = {
  'read-summaries': 'guest',
  'read-entries': 'desk',
  record: 'desk',
  'correct-own': 'desk',
  export: 'desk',
  'correct-any': 'supervisor',
  vouch: 'supervisor',
  'decide-letters': 'supervisor',
  'put-back': 'supervisor',
  'accept-restored': 'supervisor',
  automate: 'supervisor',
  unseal: 'manager',
  'see-phones': 'manager',
  'set-pins': 'manager',
  'edit-settings': 'manager',
} as const satisfies Readonly<Record<string, Role>>;

export type Operation = keyof typeof LEAST;

export const may = (role: Role, operation: Operation): boolean => isAtLeast(role, LEAST[operation]);
