/** "OffsetForLeaderEpoch" to "offset-for-leader-epoch"; "KRaft" counts as one word. */
export function kebabCase(name: string): string {
  return words(name).join('-').toLowerCase();
}

/** "OffsetCommitKey" to "OFFSET_COMMIT_KEY". */
export function upperCase(name: string): string {
  return words(name).join('_').toUpperCase();
}

function words(name: string): string[] {
  return name
    .replace('KRaft', 'Kraft')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(' ');
}

/** The name a struct of `message` has in TypeScript. */
export function structTypeName(message: string, struct: string): string {
  return struct.startsWith(message) ? struct : `${message}${struct}`;
}
