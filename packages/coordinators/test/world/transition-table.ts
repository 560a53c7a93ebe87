import { runScenario } from './scenario.ts';

interface Steps {
  readonly name: string;
  readonly commands: readonly string[];
}

/**
 * A table of transitions as text: `# state NAME: command; command` says how a group gets into a state, `# event NAME: ...` what
 * happens then, `# config ...` and `# look: ...` how the world is set and the state is seen. Gives the text back with a line for
 * each state and event: what was answered, and the state after it.
 */
export async function runTable(text: string): Promise<string> {
  const told = text.split('\n').filter((line) => line.startsWith('#'));
  const states = stepsIn(told, 'state');
  const events = stepsIn(told, 'event');
  const [look] = stepsIn(told, 'look');
  if (look === undefined || states.length * events.length === 0)
    throw new Error('a table has states, events and a look');
  const config = told.find((line) => line.startsWith('# config '))?.slice(2) ?? 'config';
  const rows: string[] = [];
  for (const state of states) {
    rows.push('');
    for (const event of events) {
      const steps = [config, ...state.commands, '', ...event.commands, '', ...look.commands];
      const lines = (
        await runScenario(steps.map((step) => (step === '' ? '' : `> ${step}`)).join('\n'))
      ).split('\n');
      rows.push(`${state.name}, ${event.name}: ${answersAfter(lines)}`);
    }
  }
  return `${[...told, ...rows].join('\n')}\n`;
}

/** What was said after the event, and after the look, which empty lines set apart. */
function answersAfter(lines: readonly string[]): string {
  const [event, look] = lines
    .join('\n')
    .split('\n\n')
    .slice(1)
    .map((part) =>
      part
        .split('\n')
        .filter((line) => line.startsWith('  '))
        .map((line) => line.trim()),
    );
  return `${(event ?? []).join('; ') || 'no answer'} -> ${(look ?? []).join('; ')}`;
}

function stepsIn(lines: readonly string[], kind: string): Steps[] {
  return lines
    .map((line) => new RegExp(`^# ${kind} ?([^:]*): (.*)$`).exec(line))
    .filter((match) => match !== null)
    .map(([, name = '', commands = '']) => ({ name, commands: commands.split('; ') }));
}
