import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSpec } from '../../generate/parse.ts';
import { parseVersions } from '../../generate/versions.ts';

const SPEC = `request PingRequest 1-4 flexible:3+ api:7 listeners:broker,controller unstable
  id: int64 0+ =-1 entity:producerId
  names: []string 2+ null:2+ =null tag:5 ignorable
  targets: []Target 0+
    host: string 0+ key
    ends: Range 0+
  window: Range 4+
  struct Range 0+
    from: int32 0+

response PingResponse 1-4 flexible:3+ api:7
`;

test('a spec file is read', () => {
  const [request, response] = parseSpec(SPEC, 'ping.spec');
  assert.ok(request !== undefined && response !== undefined);
  assert.equal(request.apiKey, 7);
  assert.deepEqual(request.listeners, ['broker', 'controller']);
  assert.equal(request.latestVersionUnstable, true);
  assert.deepEqual(request.versions, parseVersions('1-4'));
  assert.deepEqual(
    request.fields.map(({ name }) => name),
    ['id', 'names', 'targets', 'window'],
  );
  const [id, names, targets] = request.fields;
  assert.equal(id?.defaultText, '-1');
  assert.equal(id?.entity, 'producerId');
  assert.deepEqual(names?.type, { kind: 'array', element: { kind: 'scalar', scalar: 'string' } });
  assert.equal(names?.tag, 5);
  assert.equal(names?.ignorable, true);
  assert.deepEqual(targets?.type, { kind: 'array', element: { kind: 'struct', struct: 'Target' } });
  assert.deepEqual([...request.structs.keys()].sort(), ['Range', 'Target']);
  assert.equal(request.structs.get('Target')?.fields[0]?.mapKey, true);
  assert.deepEqual(response.fields, []);
});

test('what is not a spec is refused with its line', () => {
  assert.throws(() => parseSpec('thing X 1\n', 'x.spec'), /x.spec:1: unknown kind/);
  assert.throws(() => parseSpec('data X 1\n  a: float 0+\n', 'x.spec'), /x.spec:2: unknown type/);
  assert.throws(() => parseSpec('data X 1\n   a: int8 0+\n', 'x.spec'), /x.spec:2: odd indentation/);
  assert.throws(() => parseSpec('data X 1\n  a int8 0+\n', 'x.spec'), /x.spec:2: not a field/);
  assert.throws(() => parseSpec('data X 1\n  struct A 1\n  struct A 1\n', 'x.spec'), /declared twice/);
});
