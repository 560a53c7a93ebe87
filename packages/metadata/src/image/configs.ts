import type { ConfigRecord } from '@kavka/protocol/messages/metadata/config-record';
import type { ConfigResourceType, ConfigsImage } from './metadata-image.ts';

const NONE: ReadonlyMap<string, string> = new Map();

export class Configs implements ConfigsImage {
  readonly #byType = new Map<ConfigResourceType, Map<string, Map<string, string>>>();

  of(type: ConfigResourceType, name: string): ReadonlyMap<string, string> {
    return this.#byType.get(type)?.get(name) ?? NONE;
  }

  resources(type: ConfigResourceType): Iterable<string> {
    return this.#byType.get(type)?.keys() ?? [];
  }

  types(): Iterable<ConfigResourceType> {
    return this.#byType.keys();
  }

  replay(record: ConfigRecord): void {
    const type = record.resourceType as ConfigResourceType;
    if (record.value === null) this.#remove(type, record.resourceName, record.name);
    else this.#set(type, record.resourceName, record.name, record.value);
  }

  /** A deleted resource takes its configs with it. */
  removeResource(type: ConfigResourceType, name: string): boolean {
    return this.#byType.get(type)?.delete(name) ?? false;
  }

  clear(): void {
    this.#byType.clear();
  }

  #set(type: ConfigResourceType, resource: string, name: string, value: string): void {
    let resources = this.#byType.get(type);
    if (resources === undefined) {
      resources = new Map();
      this.#byType.set(type, resources);
    }
    resources.set(resource, new Map(resources.get(resource)).set(name, value));
  }

  #remove(type: ConfigResourceType, resource: string, name: string): void {
    const resources = this.#byType.get(type);
    const configs = new Map(resources?.get(resource));
    if (!configs.delete(name)) return;
    if (configs.size === 0) resources?.delete(resource);
    else resources?.set(resource, configs);
  }
}
