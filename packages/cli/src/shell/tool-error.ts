/** Something that the user can mend; the message says it in one line. Ends the tool with exit code 1. */
export class ToolError extends Error {
  override readonly name: string = 'ToolError';
  readonly exitCode: number;

  constructor(message: string, options: ErrorOptions & { readonly exitCode?: number } = {}) {
    super(message, options);
    this.exitCode = options.exitCode ?? 1;
  }
}

/** What was typed makes no sense: the user is pointed to the help. */
export class UsageError extends ToolError {
  override readonly name = 'UsageError';
}
