import assert from 'node:assert/strict';
import { missingForLibrdkafka, rdkafkaPerformance } from '../clients/librdkafka/rdkafka-performance.ts';
import { run } from '../machine/process.ts';
import { Stage } from '../scenarios/stage.ts';
import { createReadyTopic } from '../wire/ready-topic.ts';
import type { Suite } from './suite.ts';

const MESSAGES = 100_000;
const SETTINGS = ['-q', '-X', 'broker.address.family=v4', '-X', 'log_level=2'];

/** librdkafka's own load program: many messages in full batches, as the benchmark uses it. */
export const librdkafkaSuite: Suite = {
  name: 'librdkafka',
  async run({ checks, newServer, folder }) {
    const missing = missingForLibrdkafka();
    if (missing) return checks.skip('librdkafka', `there is no ${missing} on this machine`);
    const built = await checks.check(
      'rdkafka_performance: build',
      async () => void (await rdkafkaPerformance()),
    );
    if (!built) return;
    const program = await rdkafkaPerformance();
    const server = await newServer();
    const stage = new Stage(server, folder);
    for (const codec of ['none', 'gzip', 'snappy', 'lz4']) {
      await checks.check(`rdkafka_performance: ${MESSAGES} messages, ${codec}`, async () => {
        const topic = stage.name(`load-${codec}`);
        await stage.wire((wire) => createReadyTopic(wire, topic));
        const common = ['-b', server.address, '-t', topic, '-p', '0', '-c', `${MESSAGES}`, ...SETTINGS];
        const settings = ['-a', 'all', '-X', `compression.type=${codec}`, '-X', 'enable.idempotence=true'];
        const produced = await run(program, ['-P', '-s', '200', ...settings, ...common]);
        assert.match(produced.stdout.toString(), new RegExp(`${MESSAGES} delivered .*, 0 failed`));
        const consumed = await run(program, ['-C', '-o', 'beginning', '-X', 'check.crcs=true', ...common]);
        assert.match(
          consumed.stdout.toString(),
          new RegExp(`${MESSAGES} messages \\(${MESSAGES * 200} bytes\\) consumed`),
        );
      });
    }
  },
};
