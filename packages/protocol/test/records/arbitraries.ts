import fc from 'fast-check';

/** A record to be built, and what is to be read back. */
export interface SampleRecord {
  timestamp: number | bigint;
  key: Buffer | null;
  value: Buffer | null;
  headers: { key: Buffer; value: Buffer | null }[];
}

const bytes = (maxLength: number) => fc.uint8Array({ maxLength }).map((array) => Buffer.from(array));

const content = fc.option(
  fc.oneof(
    bytes(40),
    fc.integer({ min: 0, max: 20_000 }).map((length) => Buffer.alloc(length, length)),
  ),
  { nil: null },
);

const timestamp = fc.oneof(
  fc.integer({ min: 1_700_000_000_000, max: 1_700_000_100_000 }),
  fc.bigInt({ min: 1_600_000_000_000n, max: 1_800_000_000_000n }),
  fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }),
  fc.constantFrom(-1, -1n, 0, 2n ** 63n - 1n),
);

const header = fc.record(
  { key: bytes(12), value: fc.option(bytes(100), { nil: null }) },
  { noNullPrototype: true },
);

const headers = fc.oneof(
  { weight: 3, arbitrary: fc.constant<SampleRecord['headers']>([]) },
  { weight: 1, arbitrary: fc.array(header, { maxLength: 70 }) },
);

const sampleRecord: fc.Arbitrary<SampleRecord> = fc.record(
  { timestamp, key: content, value: content, headers },
  { noNullPrototype: true },
);

export const sampleRecords = fc.array(sampleRecord, { minLength: 1, maxLength: 150, size: 'large' });
