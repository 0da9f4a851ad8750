import type { Scope } from '../bridge.ts';
import type { Exact } from './exact.ts';
import { service } from './host.ts';
import { Emulated, type Kind, strict } from './strict.ts';

type Cache = GoogleAppsScript.Cache.Cache;
type Service = GoogleAppsScript.Cache.CacheService;
interface Texts {
  [key: string]: string;
}

export const cacheSignatures = {
  get: [['string']],
  getAll: [['string[]']],
  put: [
    ['string', 'any'],
    ['string', 'any', 'int'],
  ],
  putAll: [['object'], ['object', 'int']],
  remove: [['string']],
  removeAll: [['string[]']],
} as const;
export const cacheServiceSignatures = { getDocumentCache: [[]], getScriptCache: [[]], getUserCache: [[]] } as const;

const kind: Kind = { owner: 'CacheService.Cache', name: 'Cache', signatures: cacheSignatures };
const serviceKind: Kind = { owner: 'CacheService', name: 'CacheService', signatures: cacheServiceSignatures };

/** Documented: without a time, an entry lives ten minutes. */
const DEFAULT_SECONDS = 600;

class CacheImpl extends Emulated<Cache> implements Exact<Cache, keyof typeof cacheSignatures> {
  readonly scope: Scope;
  constructor(scope: Scope) {
    super();
    this.scope = scope;
  }
  get(key: string): string | null {
    const found = JSON.parse(service('Cache.get', 'cached', this.scope, JSON.stringify([key]))) as Texts;
    return found[key] ?? null;
  }
  getAll(keys: string[]): Texts {
    return JSON.parse(service('Cache.getAll', 'cached', this.scope, JSON.stringify(keys))) as Texts;
  }
  put(key: string, value: unknown, expirationInSeconds = DEFAULT_SECONDS): void {
    service('Cache.put', 'cache', this.scope, JSON.stringify({ [key]: String(value) }), expirationInSeconds);
  }
  putAll(values: { [key: string]: unknown }, expirationInSeconds = DEFAULT_SECONDS): void {
    const texts: Texts = {};
    for (const key of Object.keys(values)) texts[key] = String(values[key]);
    service('Cache.putAll', 'cache', this.scope, JSON.stringify(texts), expirationInSeconds);
  }
  remove(key: string): void {
    service('Cache.remove', 'uncache', this.scope, JSON.stringify([key]));
  }
  removeAll(keys: string[]): void {
    service('Cache.removeAll', 'uncache', this.scope, JSON.stringify(keys));
  }
}

class ServiceImpl extends Emulated<Service> implements Exact<Service, keyof typeof cacheServiceSignatures> {
  getScriptCache(): Cache {
    return strict<Cache>(kind, new CacheImpl('script'));
  }
  getDocumentCache(): Cache {
    return strict<Cache>(kind, new CacheImpl('document'));
  }
  getUserCache(): Cache {
    return strict<Cache>(kind, new CacheImpl('user'));
  }
}

export const cacheService: Service = strict<Service>(serviceKind, new ServiceImpl());
