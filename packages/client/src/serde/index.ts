export type { Deserializer, Serde, SerializationSource, SerializationTarget, Serializer } from './serde.ts';
export { serdes } from './serdes.ts';
