import type { Issue } from './issue.ts';
import type { Moment } from './moment.ts';
import type { AnyEntry, AnyRegister, AnySignature } from './register.ts';
import { isAtLeast, personNamed, ROLES, type Role, roleAt, type Site } from './site.ts';
import { words } from './words.ts';

type Values = Readonly<Record<string, unknown>>;

/** Whether somebody may sign there: nobody does for himself, and it takes the role; who is not of the staff has none. */
export const maySign = (signature: AnySignature, values: Values, name: string, site: Site, now: Moment): boolean => {
  const role = roleAt(site, name, now);
  return role !== undefined && isAtLeast(role, signature.least) && !isOwn(signature, values, name);
};
const isOwn = ({ not = [] }: AnySignature, values: Values, name: string): boolean =>
  not.some((field) => values[field] === name);

/**
 * What is wrong with those who sign in an entry, of what is new in it. `onPaper`: an import takes what was signed there, by
 * people too who have left since.
 */
export function wrongSigners(
  register: AnyRegister,
  before: AnyEntry | Values | undefined,
  after: Values,
  site: Site,
  now: Moment,
  onPaper = false,
): Issue[] {
  return Object.entries(register.signatures ?? {}).flatMap(([field, signature]) => {
    const name = after[field];
    const isNew = (key: string): boolean => before?.[key] !== after[key];
    if (typeof name !== 'string' || ![field, ...(signature.not ?? [])].some(isNew)) return [];
    const issue = { rule: 'FORM-SIGN', effect: 'reject' as const, register: register.id, field };
    if (isOwn(signature, after, name)) return [{ ...issue, says: FOR_HIMSELF, facts: { name } }];
    const { least } = signature;
    const role = onPaper ? (personNamed(site, name)?.role ?? least) : roleAt(site, name, now);
    if (!isNew(field) || (role !== undefined && isAtLeast(role, least))) return [];
    return [{ ...issue, says: NOT_HIGH_ENOUGH, facts: { name, role: ROLES[least][site.locale] } }];
  });
}

/** Fields that take a higher role than that of whoever fills them in. */
export const aboveThem = (register: AnyRegister, before: Values | undefined, after: Values, role: Role): Issue[] =>
  (register.reserved ?? [])
    .filter((one) => after[one.at] !== undefined && before?.[one.at] !== after[one.at])
    .filter((one) => one.in(after) && !isAtLeast(role, one.least))
    .map(({ id, at, says }) => ({ rule: id, effect: 'reject', register: register.id, field: at, says }));

const FOR_HIMSELF = words(
  '「{name}」不能为自己的事签名，请换一位。',
  '「{name}」不能為自己的事簽名，請換一位。',
  '{name} does not sign for their own work: let somebody else do it.',
);
const NOT_HIGH_ENOUGH = words(
  '「{name}」不能在这里签名：要人员里在职的{role}或以上签名。',
  '「{name}」不能在這裡簽名：要人員裡在職的{role}或以上簽名。',
  '{name} may not sign here: it takes a {role} or above who works here, by the settings.',
);
