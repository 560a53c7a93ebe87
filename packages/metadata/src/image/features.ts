import type { FeatureLevelRecord } from '@kavka/protocol/messages/metadata/feature-level-record';
import type { FeaturesImage } from './metadata-image.ts';

export const METADATA_VERSION = 'metadata.version';

export class Features implements FeaturesImage {
  readonly #levels = new Map<string, number>();

  get levels(): ReadonlyMap<string, number> {
    return this.#levels;
  }

  get metadataVersion(): number {
    return this.level(METADATA_VERSION);
  }

  level(name: string): number {
    return this.#levels.get(name) ?? 0;
  }

  replay({ name, featureLevel }: FeatureLevelRecord): void {
    if (featureLevel === 0) this.#levels.delete(name);
    else this.#levels.set(name, featureLevel);
  }

  clear(): void {
    this.#levels.clear();
  }
}
