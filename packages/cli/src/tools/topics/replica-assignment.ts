import { parseInteger, ToolError } from '../../shell/index.ts';

/** `1:2,2:3`: the brokers of partition 0, then of partition 1. @throws ToolError for what is none */
export function parseReplicaAssignment(text: string): number[][] {
  const partitions = text.split(',').map((list) => list.split(':').map(parseBroker));
  for (const [partition, brokers] of partitions.entries()) {
    const repeated = brokers.filter((broker, at) => brokers.indexOf(broker) !== at);
    if (repeated.length > 0)
      throw new ToolError(
        `Partition replica lists may not contain duplicate entries: ${[...new Set(repeated)].join(',')}`,
      );
    if (brokers.length !== partitions[0]?.length)
      throw new ToolError(`Partition ${partition} has different replication factor: [${brokers.join(', ')}]`);
  }
  return partitions;
}

function parseBroker(text: string): number {
  const id = parseInteger(text.trim());
  if (id === undefined)
    throw new ToolError(`For input string: "${text.trim()}" (expected the id of a broker)`);
  return id;
}
