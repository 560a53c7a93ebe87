/** What a receiver sees of pushed figures. */
export interface ReadMetrics {
  readonly labels: Record<string, string>;
  readonly metrics: { name: string; kind: string; value: number; tags: Record<string, string> }[];
}

type Field = readonly [number: number, value: Buffer | number];

/** Fields of a message of Protocol Buffers, in order. */
function fieldsOf(bytes: Buffer): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[at++]!;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  };
  while (at < bytes.length) {
    const key = varint();
    const wire = key & 7;
    const length = wire === 2 ? varint() : 8;
    if (wire === 0) {
      fields.push([key >> 3, varint()]);
      continue;
    }
    fields.push([key >> 3, bytes.subarray(at, at + length)]);
    at += length;
  }
  return fields;
}

function one(bytes: Buffer, number: number): Buffer | undefined {
  const value = fieldsOf(bytes).find(([field]) => field === number)?.[1];
  return Buffer.isBuffer(value) ? value : undefined;
}

function all(bytes: Buffer, number: number): Buffer[] {
  return fieldsOf(bytes).flatMap(([field, value]) =>
    field === number && Buffer.isBuffer(value) ? [value] : [],
  );
}

function tagsIn(pairs: readonly Buffer[]): Record<string, string> {
  return Object.fromEntries(pairs.map((pair) => [String(one(pair, 1)), String(one(one(pair, 2)!, 1))]));
}

export function metricsIn(bytes: Buffer): ReadMetrics {
  const [resourceMetrics] = all(bytes, 1);
  const labels = tagsIn(all(one(resourceMetrics!, 1) ?? Buffer.alloc(0), 1));
  const metrics = all(one(resourceMetrics!, 2) ?? Buffer.alloc(0), 2).map((metric) => {
    const sum = one(metric, 7);
    const point = one(sum ?? one(metric, 5)!, 1)!;
    const temporality = sum && fieldsOf(sum).find(([field]) => field === 2)?.[1];
    return {
      name: String(one(metric, 1)),
      kind: sum === undefined ? 'gauge' : temporality === 1 ? 'delta sum' : 'cumulative sum',
      value: one(point, 4)!.readDoubleLE(),
      tags: tagsIn(all(point, 7)),
    };
  });
  return { labels, metrics };
}
