import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { run, testCluster } from '../stage.ts';

const HEADER = /^start\.time, end\.time, data\.consumed\.in\.MB, .*, fetch\.nMsg\.sec\n/;
const TIME = '\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d:\\d{3}';
const FIGURE = '-?(\\d+\\.\\d{4}|Infinity)';
const TOTAL = new RegExp(
  `^${TIME}, ${TIME}, (${FIGURE}), ${FIGURE}, (\\d+), ${FIGURE}, \\d+, -?\\d+, ${FIGURE}, ${FIGURE}$`,
  'm',
);
const RECORDS = 400;

describe('kafka-consumer-perf-test', () => {
  const cluster = testCluster();
  const perf = (line: string) => run('kafka-consumer-perf-test', [...cluster.at, ...line.split(' ')]);

  before(async () => {
    const words = '--topic read --record-size 1000 --throughput -1 --num-records'.split(' ');
    await run('kafka-producer-perf-test', [...cluster.at, ...words, String(RECORDS)]);
  });

  it('reads as many records as it was told to, and says how fast', async () => {
    const { code, output, errors } = await perf(`--topic read --num-records ${RECORDS}`);
    assert.deepEqual([code, errors], [0, '']);
    assert.match(output, HEADER);
    const total = TOTAL.exec(output);
    assert.equal(Number(total?.[1]).toFixed(4), ((RECORDS * 1000) / 1024 / 1024).toFixed(4));
    assert.equal(total?.[4], String(RECORDS));
  });

  it('says when fewer come', async () => {
    const { code, output } = await perf('--include re.d --num-records 9999 --timeout 300 --hide-header');
    assert.equal(code, 0);
    assert.match(
      output,
      /^WARNING: Exiting before .* timeout \(300 ms\) exceeded\. You can use the --timeout/,
    );
    assert.match(output, TOTAL);
  });

  it('prints a line for each interval, and all figures', async () => {
    const words = `--topic read --num-records ${RECORDS} --reporting-interval 1 --date-format HH`;
    const { output } = await perf(`${words} --show-detailed-stats --print-metrics`);
    assert.match(output, /^time, threadId, data\.consumed\.in\.MB.*\n(\d\d, 0, .*\n)+\nMetric Name/);
    assert.match(output, /^consumer-fetch-manager-metrics:records-consumed-total:\{.*\} +: 400\.000$/m);
  });

  it('refuses what makes no sense', async () => {
    const records = 'Exactly one of the following arguments is required: [messages], [num-records]';
    for (const [line, message] of [
      ['--topic read', records],
      ['--num-records 5', 'Exactly one of the following arguments is required: [topic], [include]'],
      ['--topic read --num-records 5 --reporting-interval 0', 'Reporting interval must be greater than 0.'],
      ['--topic read --num-records 5 --date-format b', "Illegal pattern character 'b'"],
      ['--include ( --num-records 5', '"(" is an invalid regex.'],
    ] as const) {
      const { code, errors } = await perf(line);
      assert.deepEqual([code, errors.replace(/ \(see .*/, '').trim()], [1, message]);
    }
  });
});
