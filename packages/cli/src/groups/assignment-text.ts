interface Partition {
  readonly topic: string;
  readonly partition: number;
}

/** `orders:0,1;payments:2`, by names and numbers. */
export function assignmentText(partitions: readonly Partition[]): string {
  const byTopic = Map.groupBy(partitions, ({ topic }) => topic);
  const texts = [...byTopic].map(([topic, own]) => {
    const numbers = own.map(({ partition }) => partition).sort((left, right) => left - right);
    return `${topic}:${numbers.join(',')}`;
  });
  return texts.sort().join(';');
}
