import { refusals, refusalText } from '../../groups/group-errors.ts';
import { printLine, type ToolContext } from '../../shell/index.ts';

/** Why partitions cannot be moved, by their names. */
type Refused = ReadonlyMap<string, string>;

export async function moveRefusals(call: Promise<void>): Promise<Refused> {
  const refused = new Map<string, string>();
  await call.catch((error: unknown) => {
    for (const one of refusals(error))
      refused.set(`${one.context.topic}-${one.context.partition}`, refusalText(one));
  });
  return refused;
}

/** Returns the exit code. */
export function tellRefusals(title: string, refused: Refused, { errors }: ToolContext): number {
  printLine(errors, title);
  for (const name of [...refused.keys()].sort()) printLine(errors, `${name}: ${refused.get(name)}`);
  return 1;
}
