import { FrameReader } from './frame-reader.ts';
import { FrameWriter } from './frame-writer.ts';
import { RefusedError } from './requests.ts';
import type { WireConnection } from './wire-connection.ts';

/** What a group without members asks: it only keeps offsets. */
const OFFSET_COMMIT = 8;
const OFFSET_FETCH = 9;
const FIND_COORDINATOR = 10;
const COORDINATORS = { group: 0, transaction: 1 } as const;
const NO_GENERATION = -1;

/** Makes the node create the coordinator's topic, too. Throws where there is no coordinator yet. */
export async function findCoordinator(
  wire: WireConnection,
  name: string,
  kind: keyof typeof COORDINATORS = 'group',
): Promise<void> {
  const body = new FrameWriter().string(name).int8(COORDINATORS[kind]).finish();
  const answer = new FrameReader(await wire.request(FIND_COORDINATOR, 1, body));
  answer.int32();
  const errorCode = answer.int16();
  if (errorCode !== 0) throw new RefusedError(`find the coordinator of ${kind} ${name}`, errorCode);
}

/** The error code of the answer. */
export async function commitOffset(
  wire: WireConnection,
  group: string,
  topic: string,
  partition: number,
  offset: bigint,
): Promise<number> {
  const body = new FrameWriter().string(group).int32(NO_GENERATION).string('').int64(-1);
  body.array([topic], (name, writer) => {
    writer.string(name).array([partition], () => writer.int32(partition).int64(offset).string(null));
  });
  const answer = new FrameReader(await wire.request(OFFSET_COMMIT, 2, body.finish()));
  const [codes] = answer.array(() => {
    answer.string();
    return answer.array(() => [answer.int32(), answer.int16()] as const);
  });
  const [first] = codes ?? [];
  if (first === undefined) throw new Error('an offset commit answer without a partition');
  return first[1];
}

/** -1 where nothing is committed. */
export async function committedOffset(
  wire: WireConnection,
  group: string,
  topic: string,
  partition: number,
): Promise<bigint> {
  const body = new FrameWriter().string(group).array([topic], (name, writer) => {
    writer.string(name).array([partition], () => writer.int32(partition));
  });
  const answer = new FrameReader(await wire.request(OFFSET_FETCH, 1, body.finish()));
  const [offsets] = answer.array(() => {
    answer.string();
    return answer.array(() => {
      answer.int32();
      const offset = answer.int64();
      answer.string();
      return { offset, errorCode: answer.int16() };
    });
  });
  const [first] = offsets ?? [];
  if (first === undefined) throw new Error('an offset fetch answer without a partition');
  if (first.errorCode !== 0) throw new RefusedError(`the offset of ${group}`, first.errorCode);
  return first.offset;
}
