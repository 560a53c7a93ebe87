import { Code } from './code.ts';
import { marker } from './emit-message-file.ts';
import type { Message, SpecFile } from './model.ts';

/** The union of all records of the metadata log, and the table that tells them apart. */
export function emitMetadataIndex(files: readonly SpecFile[]): string {
  const records = files
    .filter((file) => file.path.startsWith('metadata/'))
    .map((file) => ({ path: file.path.slice('metadata/'.length), message: file.messages[0]! }))
    .sort((a, b) => a.message.apiKey! - b.message.apiKey!);
  const code = new Code();
  code.line(marker('messages/metadata'));
  code.line("import { DecodeError } from '../../wire/decode-error.ts';");
  code.line("import { Reader } from '../../wire/reader.ts';");
  code.line("import { Writer } from '../../wire/writer.ts';");
  for (const { path, message } of records) {
    const { name } = message;
    code.line(`import { decode${name}, encode${name}, type ${name} } from './${path}.ts';`);
  }
  code.line();
  code.line('export type {');
  code.indented(() => {
    for (const { message } of records) code.line(`${message.name},`);
  });
  code.line('};');
  code.line();
  emitUnion(
    records.map(({ message }) => message),
    code,
  );
  code.line();
  emitTable(
    records.map(({ message }) => message),
    code,
  );
  code.line();
  emitFraming(
    records.map(({ message }) => message),
    code,
  );
  return code.toString();
}

function emitUnion(records: readonly Message[], code: Code): void {
  code.line('/** One record of the metadata log. Without a version it is written in the highest. */');
  code.line('export type MetadataRecord =');
  code.indented(() => {
    records.forEach((record, index) => {
      const end = index === records.length - 1 ? ';' : '';
      code.line(
        `| { readonly type: '${record.name}'; readonly version?: number; readonly data: ${record.name} }${end}`,
      );
    });
  });
  code.line();
  code.line("export type MetadataRecordType = MetadataRecord['type'];");
}

function emitTable(records: readonly Message[], code: Code): void {
  code.block('export interface MetadataRecordInfo', () => {
    code.line('readonly apiKey: number;');
    code.line('readonly type: MetadataRecordType;');
    code.line('readonly lowestVersion: number;');
    code.line('readonly highestVersion: number;');
  });
  code.line();
  code.line('/** By API key. */');
  code.line('export const METADATA_RECORDS: readonly (MetadataRecordInfo | undefined)[] = [');
  code.indented(() => {
    const byKey = new Map(records.map((record) => [record.apiKey!, record]));
    for (let key = 0; key <= Math.max(...byKey.keys()); key++) {
      const record = byKey.get(key);
      if (record === undefined) code.line('undefined,');
      else {
        const { lowest, highest } = record.versions;
        code.line(
          `{ apiKey: ${key}, type: '${record.name}', lowestVersion: ${lowest}, highestVersion: ${highest} },`,
        );
      }
    }
  });
  code.line('];');
}

function emitFraming(records: readonly Message[], code: Code): void {
  code.line('const FRAME_VERSION = 1;');
  code.line();
  code.line('/** The value of a record in the metadata log: frame version, API key, version, body. */');
  code.block('export function encodeMetadataRecord(record: MetadataRecord): Buffer', () => {
    code.line('const writer = new Writer(256);');
    code.line('writer.uvarint(FRAME_VERSION);');
    code.line('let version: number;');
    code.block('switch (record.type)', () => {
      for (const { name, apiKey, versions } of records) {
        code.line(`case '${name}':`);
        code.indented(() => {
          code.line(`version = record.version ?? ${versions.highest};`);
          code.line(`writer.uvarint(${apiKey});`);
          code.line('writer.uvarint(version);');
          code.line(`encode${name}(writer, record.data, version);`);
          code.line('break;');
        });
      }
    });
    code.line('return writer.toBuffer();');
  });
  code.line();
  code.line('/** @throws DecodeError */');
  code.block('export function decodeMetadataRecord(value: Buffer): MetadataRecord', () => {
    code.line('const reader = new Reader(value);');
    code.line('const frame = reader.uvarint();');
    code.line(
      "if (frame !== FRAME_VERSION) throw new DecodeError('metadata record in frame version ' + frame, 0);",
    );
    code.line('const apiKey = reader.uvarint();');
    code.line('const version = reader.uvarint();');
    code.line('const record = decodeBody(reader, apiKey, version);');
    code.line('reader.expectEnd(record.type);');
    code.line('return record;');
  });
  code.line();
  code.block('function decodeBody(reader: Reader, apiKey: number, version: number): MetadataRecord', () => {
    code.block('switch (apiKey)', () => {
      for (const { name, apiKey } of records) {
        code.line(`case ${apiKey}:`);
        code.indented(() => {
          code.line(`return { type: '${name}', version, data: decode${name}(reader, version) };`);
        });
      }
      code.line('default:');
      code.indented(() => code.line("throw new DecodeError('unknown metadata record ' + apiKey, 1);"));
    });
  });
}
