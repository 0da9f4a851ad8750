import type { Scope } from '../bridge.ts';
import type { Exact } from './exact.ts';
import { service } from './host.ts';
import { Emulated, type Kind, strict } from './strict.ts';

type Properties = GoogleAppsScript.Properties.Properties;
type Service = GoogleAppsScript.Properties.PropertiesService;
interface Texts {
  [key: string]: string;
}

export const propertiesSignatures = {
  deleteAllProperties: [[]],
  deleteProperty: [['string']],
  getKeys: [[]],
  getProperties: [[]],
  getProperty: [['string']],
  setProperties: [['object'], ['object', 'boolean']],
  setProperty: [['string', 'any']],
} as const;
export const propertiesServiceSignatures = {
  getDocumentProperties: [[]],
  getScriptProperties: [[]],
  getUserProperties: [[]],
} as const;

const kind: Kind = { owner: 'PropertiesService.Properties', name: 'Properties', signatures: propertiesSignatures };
const serviceKind: Kind = {
  owner: 'PropertiesService',
  name: 'PropertiesService',
  signatures: propertiesServiceSignatures,
};

class PropertiesImpl extends Emulated<Properties> implements Exact<Properties, keyof typeof propertiesSignatures> {
  readonly scope: Scope;
  constructor(scope: Scope) {
    super();
    this.scope = scope;
  }
  #all(method: string): Texts {
    return JSON.parse(service(`Properties.${method}`, 'properties', this.scope)) as Texts;
  }
  getProperties(): Texts {
    return this.#all('getProperties');
  }
  getKeys(): string[] {
    return Object.keys(this.#all('getKeys'));
  }
  getProperty(key: string): string | null {
    return new Map(Object.entries(this.#all('getProperty'))).get(key) ?? null;
  }
  setProperty(key: string, value: unknown): Properties {
    service('Properties.setProperty', 'setProperties', this.scope, JSON.stringify({ [key]: String(value) }), false);
    return this.self;
  }
  setProperties(properties: Texts, deleteAllOthers = false): Properties {
    const texts: Texts = {};
    for (const key of Object.keys(properties)) texts[key] = String(properties[key]);
    service('Properties.setProperties', 'setProperties', this.scope, JSON.stringify(texts), deleteAllOthers);
    return this.self;
  }
  deleteProperty(key: string): Properties {
    service('Properties.deleteProperty', 'deleteProperty', this.scope, key);
    return this.self;
  }
  deleteAllProperties(): Properties {
    service('Properties.deleteAllProperties', 'setProperties', this.scope, '{}', true);
    return this.self;
  }
}

class ServiceImpl extends Emulated<Service> implements Exact<Service, keyof typeof propertiesServiceSignatures> {
  getScriptProperties(): Properties {
    return strict<Properties>(kind, new PropertiesImpl('script'));
  }
  getDocumentProperties(): Properties {
    return strict<Properties>(kind, new PropertiesImpl('document'));
  }
  getUserProperties(): Properties {
    return strict<Properties>(kind, new PropertiesImpl('user'));
  }
}

export const propertiesService: Service = strict<Service>(serviceKind, new ServiceImpl());

/** The globals of a time before PropertiesService; they still answer. */
export const scriptProperties = propertiesService.getScriptProperties();
export const userProperties = propertiesService.getUserProperties();
