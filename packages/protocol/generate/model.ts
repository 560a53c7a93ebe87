import type { Versions } from './versions.ts';

export type MessageKind =
  | 'request'
  | 'response'
  | 'header'
  | 'data'
  | 'metadata'
  | 'coordinator-key'
  | 'coordinator-value';

/** What a spec file says about one message. */
export interface Message {
  readonly kind: MessageKind;
  readonly name: string;
  readonly versions: Versions;
  readonly flexible: Versions;
  /** API key of a request or response; record type of a metadata or coordinator record. */
  readonly apiKey: number | undefined;
  /** Listeners that serve the request. */
  readonly listeners: readonly string[];
  readonly latestVersionUnstable: boolean;
  readonly fields: readonly Field[];
  /** Structs that several fields share, and those declared in place, by name. */
  readonly structs: ReadonlyMap<string, Struct>;
}

export interface Struct {
  readonly name: string;
  readonly versions: Versions;
  readonly fields: readonly Field[];
}

export const SCALARS = [
  'bool',
  'int8',
  'int16',
  'int32',
  'int64',
  'uint16',
  'uint32',
  'float64',
  'uuid',
  'string',
  'bytes',
  'records',
] as const;

export type Scalar = (typeof SCALARS)[number];

export type ElementType =
  | { readonly kind: 'scalar'; readonly scalar: Scalar }
  | { readonly kind: 'struct'; readonly struct: string };

export type FieldType = ElementType | { readonly kind: 'array'; readonly element: ElementType };

export interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly versions: Versions;
  readonly nullable: Versions;
  /** In tagged form in all its versions when present. */
  readonly tag: number | undefined;
  /** "null", a decimal number, "true"; undefined for the type's own zero. */
  readonly defaultText: string | undefined;
  readonly ignorable: boolean;
  /** Versions in which the field is compact; undefined: as the message. */
  readonly flexible: Versions | undefined;
  readonly mapKey: boolean;
  readonly entity: string | undefined;
  readonly zeroCopy: boolean;
}

/** All messages of one spec file; `path` is relative, without ending, and that of the generated file too. */
export interface SpecFile {
  readonly path: string;
  readonly messages: readonly Message[];
}
