import { type Given, type Options, readProperties, type ToolContext, text } from '../shell/index.ts';

const FORMATTER_PROPERTIES =
  'print.timestamp, print.partition, print.offset, print.epoch, print.delivery, print.headers, print.key, print.value (true or false), ' +
  'key.separator, line.separator, headers.separator, null.literal, key.deserializer, value.deserializer, headers.deserializer';

/** How records are printed. */
export const FORMATTER_OPTIONS = {
  formatter: text('class', 'How records are printed.', {
    fallback: 'org.apache.kafka.tools.consumer.DefaultMessageFormatter',
  }),
  'formatter-property': text('name=value', `What the formatter prints: ${FORMATTER_PROPERTIES}.`, {
    isRepeated: true,
  }),
  property: text('name=value', 'What the formatter prints.', {
    isRepeated: true,
    replacedBy: 'formatter-property',
  }),
  'formatter-config': text(
    'file',
    'A properties file in the place of --formatter-property, which wins over it.',
    {
      completes: 'file',
    },
  ),
  'key-deserializer': text(
    'class',
    'What makes text of keys, such as org.apache.kafka.common.serialization.LongDeserializer.',
  ),
  'value-deserializer': text('class', 'What makes text of values.'),
} as const satisfies Options;

export function formatterProperties(
  given: Given<typeof FORMATTER_OPTIONS>,
  context: ToolContext,
): Record<string, string> {
  const path = given.get('formatter-config');
  const key = given.get('key-deserializer');
  const value = given.get('value-deserializer');
  return {
    ...(path === undefined ? {} : readProperties(context, path)),
    ...(key === undefined ? {} : { 'key.deserializer': key }),
    ...(value === undefined ? {} : { 'value.deserializer': value }),
    ...Object.fromEntries(
      given.all('formatter-property').map((word) => {
        const split = word.indexOf('=');
        return split < 0 ? [word, ''] : [word.slice(0, split), word.slice(split + 1)];
      }),
    ),
  };
}
