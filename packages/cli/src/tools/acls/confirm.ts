import { printLine, type ToolContext } from '../../shell/index.ts';
import { linesOf } from '../../shell/lines.ts';

/** Whether the next line that is typed says yes. */
export async function confirm(question: string, { input, output }: ToolContext): Promise<boolean> {
  printLine(output, question);
  for await (const [line] of linesOf(input.chunks()))
    return line !== undefined && line.toString().trim().toLowerCase() === 'y';
  return false;
}
