import { AuthMode, AuthorizationStatus, EventType, enumValue, TriggerSource, WeekDay } from './enums.ts';
import type { Exact } from './exact.ts';
import { exception } from './exception.ts';
import { local } from './host.ts';
import { Emulated, type Kind, strict } from './strict.ts';
import { deleteTrigger, newTriggerBuilder, projectTriggers } from './trigger.ts';

type ScriptApp = GoogleAppsScript.Script.ScriptApp;
type Trigger = GoogleAppsScript.Script.Trigger;

export const scriptAppSignatures = {
  AuthMode: [],
  AuthorizationStatus: [],
  EventType: [],
  TriggerSource: [],
  WeekDay: [],
  deleteTrigger: [['Trigger']],
  getAuthorizationInfo: [['AuthMode']],
  getProjectTriggers: [[]],
  newTrigger: [['string']],
  requireAllScopes: [['AuthMode']],
  requireScopes: [['AuthMode', 'string[]']],
} as const;

export const authorizationInfoSignatures = { getAuthorizationStatus: [[]], getAuthorizationUrl: [[]] } as const;

const infoKind: Kind = {
  owner: 'AuthorizationInfo',
  name: 'AuthorizationInfo',
  signatures: authorizationInfoSignatures,
};
const kind: Kind = { owner: 'ScriptApp', name: 'ScriptApp', signatures: scriptAppSignatures };

type Info = GoogleAppsScript.Script.AuthorizationInfo;

/** Whoever runs a script here has granted all that its manifest names. The official type forgets that there may be no address. */
class InfoImpl extends Emulated<Info> implements Exact<Info, 'getAuthorizationStatus'> {
  getAuthorizationStatus(): GoogleAppsScript.Script.AuthorizationStatus {
    return enumValue(AuthorizationStatus, 'NOT_REQUIRED');
  }
  getAuthorizationUrl(): null {
    return null;
  }
}

class ScriptAppImpl extends Emulated<ScriptApp> implements Exact<ScriptApp, keyof typeof scriptAppSignatures> {
  readonly AuthMode = AuthMode;
  readonly AuthorizationStatus = AuthorizationStatus;
  readonly EventType = EventType;
  readonly TriggerSource = TriggerSource;
  readonly WeekDay = WeekDay;

  deleteTrigger(trigger: Trigger): void {
    deleteTrigger(trigger);
  }
  getAuthorizationInfo(): Info {
    return strict<Info>(infoKind, new InfoImpl());
  }
  /** Documented: those of the current user; others' cannot be seen. */
  getProjectTriggers(): Trigger[] {
    return projectTriggers();
  }
  newTrigger(functionName: string): GoogleAppsScript.Script.TriggerBuilder {
    return newTriggerBuilder(functionName);
  }
  /** Whoever runs a script here has granted all that its manifest names. */
  requireAllScopes(): void {}
  requireScopes(_: GoogleAppsScript.Script.AuthMode, oAuthScopes: string[]): void {
    for (const scope of oAuthScopes)
      if (!local('hasScope', scope)) throw exception(`Authorization is required to perform that action: ${scope}`);
  }
}

export const scriptApp: ScriptApp = strict<ScriptApp>(kind, new ScriptAppImpl());
