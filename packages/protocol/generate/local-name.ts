/** Words that cannot name a variable, and the variables that the emitted code uses itself. */
const TAKEN = new Set([
  ...[
    'break',
    'case',
    'catch',
    'class',
    'const',
    'continue',
    'default',
    'delete',
    'do',
    'else',
    'enum',
    'export',
  ],
  ...[
    'for',
    'function',
    'if',
    'import',
    'in',
    'new',
    'null',
    'return',
    'switch',
    'this',
    'throw',
    'try',
    'typeof',
  ],
  ...[
    'var',
    'void',
    'while',
    'with',
    'yield',
    'await',
    'static',
    'package',
    'interface',
    'private',
    'public',
  ],
  ...[
    'reader',
    'writer',
    'message',
    'version',
    'flexible',
    'unknownTaggedFields',
    'element',
    'length',
    'tag',
    'end',
  ],
  ...['left', 'mark', 'tagCount', 'i'],
]);

/** The variable for a field. */
export function localName(field: string): string {
  return TAKEN.has(field) ? `${field}Value` : field;
}
