import type { Shape } from './layout.ts';
import type { Field } from './model.ts';
import { type Condition, condition, intersect, isEmpty, NO_VERSIONS, type Versions } from './versions.ts';

/** The test on the variable `flexible`, where both kinds of version arrive. */
const FLEXIBLE = 'flexible';

/** What `version` tests are called in code for `shape`: the flexible one has a variable. */
export function testText(shape: Shape, versions: Versions, among: Versions): Condition {
  const found = condition(versions, among);
  if (typeof found === 'string') return found;
  const flexible = condition(shape.message.flexible, shape.reach);
  if (typeof flexible !== 'string' && flexible.test === found.test) return { test: FLEXIBLE };
  return found;
}

/** The variable `flexible`, if the code that was emitted uses it. */
export function flexibleDeclaration(shape: Shape): string {
  const test = condition(shape.message.flexible, shape.reach);
  if (typeof test === 'string') throw new Error(`${shape.typeName}: flexible is ${test} true`);
  return `const ${FLEXIBLE} = ${test.test};`;
}

/** `then` for the versions of `among` in `versions`, `otherwise` for the rest, as one expression. */
export function choose(
  shape: Shape,
  versions: Versions,
  among: Versions,
  then: (among: Versions) => string,
  otherwise: (among: Versions) => string,
): string {
  const test = testText(shape, versions, among);
  if (test === 'always') return then(among);
  if (test === 'never') return otherwise(among);
  const yes = then(intersect(versions, among));
  const no = otherwise(without(among, versions));
  return yes === no ? yes : `${test.test} ? ${yes} : ${parenthesized(no)}`;
}

function parenthesized(text: string): string {
  return text.includes(' ? ') ? `(${text})` : text;
}

/** `versions` less `taken`, which must be one of its ends. */
export function without(versions: Versions, taken: Versions): Versions {
  const common = intersect(versions, taken);
  if (isEmpty(common)) return versions;
  if (common.lowest === versions.lowest && common.highest === versions.highest) return NO_VERSIONS;
  if (common.highest === versions.highest) return { lowest: versions.lowest, highest: common.lowest - 1 };
  if (common.lowest === versions.lowest) return { lowest: common.highest + 1, highest: versions.highest };
  return versions;
}

/** Neighbouring fields that are there under the same condition. */
export interface Group {
  readonly test: Condition;
  readonly fields: Field[];
}

export function groupsOf(shape: Shape): Group[] {
  const groups: Group[] = [];
  for (const field of shape.fields) {
    if (field.tag !== undefined) continue;
    const test = testText(shape, field.versions, shape.reach);
    const last = groups.at(-1);
    if (last !== undefined && sameTest(last.test, test)) last.fields.push(field);
    else groups.push({ test, fields: [field] });
  }
  return groups;
}

function sameTest(a: Condition, b: Condition): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

export function taggedFields(shape: Shape): Field[] {
  return shape.fields
    .filter((field) => field.tag !== undefined && !isEmpty(intersect(field.versions, shape.reach)))
    .sort((a, b) => a.tag! - b.tag!);
}
