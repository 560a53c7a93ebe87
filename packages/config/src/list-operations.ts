/** The entries of a list as it is stored. */
function entriesOf(text: string): string[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

/** The list with those of `added` that it lacks at its end. */
export function appendToList(list: string, added: string): string {
  return [...new Set([...entriesOf(list), ...entriesOf(added)])].join(',');
}

/** The list without those of `removed`. */
export function subtractFromList(list: string, removed: string): string {
  const gone = new Set(entriesOf(removed));
  return entriesOf(list)
    .filter((entry) => !gone.has(entry))
    .join(',');
}
