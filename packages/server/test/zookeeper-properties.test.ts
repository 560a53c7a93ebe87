import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseProperties } from '@kavka/config';
import { refuseZooKeeper } from '../src/zookeeper-properties.ts';

describe('a properties file from before Kafka 4', () => {
  const ended =
    'Kafka has no ZooKeeper any more (it is gone since 4.0). Put in its place: process.roles=broker,controller';

  it('is told what to put in place of ZooKeeper, with its own values', () => {
    for (const [file, rest] of [
      ['broker.id=2\nport=9094', 'node.id=2 listeners=PLAINTEXT://:9094'],
      ['broker.id=0\nlisteners=PLAINTEXT://a:1', 'node.id=0 listeners=PLAINTEXT://a:1'],
      ['', 'node.id=1 listeners=PLAINTEXT://:9092'],
    ] as const)
      assert.throws(() => refuseZooKeeper(parseProperties(`zookeeper.connect=h:2181\n${file}`)), {
        message: `zookeeper.connect=h:2181: ${ended} ${rest} controller.listener.names=CONTROLLER`,
      });
  });

  it('is not meant where the roles are said', () => {
    refuseZooKeeper(parseProperties('process.roles=broker\nzookeeper.connect=h:2181'));
    refuseZooKeeper(parseProperties('node.id=1'));
  });
});
