/** The name of a Java class without its package, which may have moved: `DefaultMessageFormatter`. */
export function simpleName(className: string): string {
  return className.slice(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
}
