import { KafkaError } from '@kavka/client';
import { refusals, refusalText } from '../../groups/group-errors.ts';
import { ToolError } from '../../shell/index.ts';

/** Says in front of an error of the cluster what has failed. @throws ToolError */
export async function failingAs<T>(what: string, call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (cause) {
    if (!(cause instanceof KafkaError)) throw cause;
    throw new ToolError(`${what}: ${reasonOf(cause)}`, { cause });
  }
}

function reasonOf(error: KafkaError): string {
  const isRefusal = 'reason' in error || 'errors' in error;
  return isRefusal ? refusals(error).map(refusalText).join('; ') : error.message;
}
