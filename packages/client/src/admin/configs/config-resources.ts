/**
 * What configs belong to; brokers and broker loggers are named by their id, an empty broker name stands for the default of all.
 *
 * @example
 * const [described] = await admin.describeConfigs([{ type: 'topic', name: 'orders' }]);
 */
export interface ConfigResource {
  readonly type: ConfigResourceType;
  readonly name: string;
}

/** What has configs. */
export type ConfigResourceType = keyof typeof TYPE_NUMBERS;

const TYPE_NUMBERS = { topic: 2, broker: 4, brokerLogger: 8, clientMetrics: 16, group: 32 } as const;

export function resourceTypeNumber(type: ConfigResourceType): number {
  return TYPE_NUMBERS[type];
}

/** Undefined for types that this client does not know. */
export function resourceTypeOf(number: number): ConfigResourceType | undefined {
  return (Object.keys(TYPE_NUMBERS) as ConfigResourceType[]).find((type) => TYPE_NUMBERS[type] === number);
}

/** As people write it: `topic orders`. */
export function resourceText({ type, name }: ConfigResource): string {
  return `${type} ${name === '' ? '(default)' : name}`;
}

/** The configs of one broker are with that broker; all others with any. */
export function nodeOfResource({ type, name }: ConfigResource): number | undefined {
  return (type === 'broker' || type === 'brokerLogger') && name !== '' ? Number(name) : undefined;
}

/** The key that an answer speaks of. */
export function resourceIn<Key extends ConfigResource>(
  keys: readonly Key[],
  answer: { readonly resourceType: number; readonly resourceName: string },
): Key | undefined {
  return keys.find(
    ({ type, name }) => TYPE_NUMBERS[type] === answer.resourceType && name === answer.resourceName,
  );
}
