import { simpleName } from '../shell/class-name.ts';
import { ToolError } from '../shell/index.ts';
import { DefaultFormatter } from './default-formatter.ts';
import type { RecordFormatter } from './record-formatter.ts';

type Properties = Readonly<Record<string, string>>;

const FORMATTERS: Readonly<Record<string, (properties: Properties) => RecordFormatter>> = {
  DefaultMessageFormatter: (properties) => new DefaultFormatter(properties),
  // The original writes to its log as well.
  LoggingMessageFormatter: (properties) => new DefaultFormatter(properties),
  NoOpMessageFormatter: () => ({ write() {} }),
};

/** A formatter of Kafka by the name of its class, with or without the package. @throws ToolError for others */
export function formatterNamed(className: string, properties: Properties): RecordFormatter {
  const make = FORMATTERS[simpleName(className)];
  if (make !== undefined) return make(properties);
  throw new ToolError(
    `There is no formatter ${className} here; known are ${Object.keys(FORMATTERS).join(', ')}`,
  );
}
