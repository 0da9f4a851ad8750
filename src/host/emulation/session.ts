import type { Exact } from './exact.ts';
import { service } from './host.ts';
import { Emulated, type Kind, strict } from './strict.ts';

type Session = GoogleAppsScript.Base.Session;
type User = GoogleAppsScript.Base.User;

export const sessionSignatures = { getActiveUser: [[]], getEffectiveUser: [[]], getScriptTimeZone: [[]] } as const;
export const userSignatures = { getEmail: [[]] } as const;

const kind: Kind = { owner: 'Session', name: 'Session', signatures: sessionSignatures };
const userKind: Kind = { owner: 'User', name: 'User', signatures: userSignatures };

class UserImpl extends Emulated<User> implements Exact<User, keyof typeof userSignatures> {
  readonly email: string;
  constructor(email: string) {
    super();
    this.email = email;
  }
  getEmail(): string {
    return this.email;
  }
}

export const newUser = (email: string): User => strict<User>(userKind, new UserImpl(email));

class SessionImpl extends Emulated<Session> implements Exact<Session, keyof typeof sessionSignatures> {
  getActiveUser(): User {
    return newUser(service('Session.getActiveUser', 'email', 'active'));
  }
  getEffectiveUser(): User {
    return newUser(service('Session.getEffectiveUser', 'email', 'effective'));
  }
  getScriptTimeZone(): string {
    return service('Session.getScriptTimeZone', 'scriptTimeZone');
  }
}

export const session: Session = strict<Session>(kind, new SessionImpl());
