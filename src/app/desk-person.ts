import type { DeskPerson } from '../adapters/calls.ts';
import type { Person } from '../domain/site.ts';

/** A person as clients know them: whether there is a PIN, never what it is. */
export const deskPerson = ({ name, role, pin }: Person): DeskPerson => ({ name, role, hasPin: pin !== undefined });
