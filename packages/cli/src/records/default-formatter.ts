import type { ByteSink } from './byte-sink.ts';
import { type BytesToText, deserializerNamed } from './deserializers.ts';
import type { PrintableRecord, RecordFormatter } from './record-formatter.ts';

type Properties = Readonly<Record<string, string>>;
type Column = (record: PrintableRecord, sink: ByteSink) => void;

/** Columns as `org.apache.kafka.tools.consumer.DefaultMessageFormatter` prints them with the same properties. */
export class DefaultFormatter implements RecordFormatter {
  readonly isPlain: boolean;
  readonly #columns: readonly Column[];
  readonly #separator: Buffer;
  readonly #lineSeparator: Buffer;
  readonly #headersSeparator: string;
  readonly #nullLiteral: Buffer;

  /** @throws ToolError for deserializers that are not known */
  constructor(properties: Properties) {
    this.#separator = Buffer.from(properties['key.separator'] ?? '\t');
    this.#lineSeparator = Buffer.from(properties['line.separator'] ?? '\n');
    this.#headersSeparator = properties['headers.separator'] ?? ',';
    this.#nullLiteral = Buffer.from(properties['null.literal'] ?? 'null');
    const wanted = (name: string, fallback = false): boolean =>
      properties[`print.${name}`] === undefined ? fallback : isTrue(properties[`print.${name}`]);
    const columns: [isShown: boolean, column: Column][] = [
      [wanted('timestamp'), printTimestamp],
      [wanted('partition'), ({ partition }, sink) => sink.text(`Partition:${partition}`)],
      [wanted('offset'), ({ offset }, sink) => sink.text(`Offset:${offset}`)],
      [
        wanted('delivery'),
        ({ deliveryCount }, sink) => sink.text(`Delivery:${deliveryCount ?? 'NOT_PRESENT'}`),
      ],
      [wanted('epoch'), printEpoch],
      [wanted('headers'), this.#headers(properties)],
      [wanted('key'), this.#bytes(properties['key.deserializer'], ({ keyBytes }) => keyBytes)],
      [wanted('value', true), this.#bytes(properties['value.deserializer'], ({ valueBytes }) => valueBytes)],
    ];
    this.#columns = columns.filter(([isShown]) => isShown).map(([, column]) => column);
    this.isPlain =
      this.#columns.length === 1 &&
      wanted('value', true) &&
      properties['value.deserializer'] === undefined &&
      properties['line.separator'] === undefined &&
      properties['null.literal'] === undefined;
  }

  write(record: PrintableRecord, sink: ByteSink): void {
    const last = this.#columns.length - 1;
    for (const [at, column] of this.#columns.entries()) {
      column(record, sink);
      sink.bytes(at === last ? this.#lineSeparator : this.#separator);
    }
  }

  #bytes(className: string | undefined, read: (record: PrintableRecord) => Buffer | null): Column {
    const toText = className === undefined ? undefined : deserializerNamed(className);
    return (record, sink) => this.#print(read(record), toText, sink);
  }

  #headers(properties: Properties): Column {
    const className = properties['headers.deserializer'] ?? properties['header.deserializer'];
    const toText = className === undefined ? undefined : deserializerNamed(className);
    return ({ headers }, sink) => {
      if (headers.length === 0) sink.text('NO_HEADERS');
      for (const [at, { key, value }] of headers.entries()) {
        if (at > 0) sink.text(this.#headersSeparator);
        sink.text(`${key}:`);
        this.#print(value, toText, sink);
      }
    };
  }

  #print(bytes: Buffer | null, toText: BytesToText | undefined, sink: ByteSink): void {
    const shown = bytes ?? this.#nullLiteral;
    const text = toText === undefined ? shown : toText(shown);
    if (typeof text === 'string') sink.text(text);
    else sink.bytes(text);
  }
}

function isTrue(text: string | undefined): boolean {
  return text?.trim().toLowerCase() === 'true';
}

const printTimestamp: Column = ({ timestamp, timestampType }, sink) =>
  sink.text(timestamp === -1n ? 'NO_TIMESTAMP' : `${timestampType}:${timestamp}`);

const printEpoch: Column = ({ leaderEpoch }, sink) =>
  sink.text(`Epoch:${leaderEpoch < 0 ? 'NOT_PRESENT' : leaderEpoch}`);
