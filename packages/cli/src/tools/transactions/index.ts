import { CONNECTION, type CommandTool } from '../../shell/index.ts';
import { abort } from './abort.ts';
import { describe } from './describe.ts';
import { describeProducers } from './describe-producers.ts';
import { findHanging } from './find-hanging.ts';
import { forceTerminate } from './force-terminate.ts';
import { list } from './list.ts';

export const transactions: CommandTool = {
  name: 'kafka-transactions',
  summary: 'Shows transactions and their producers, finds transactions that nobody ends, and aborts them.',
  names: 'prefix',
  options: { ...CONNECTION, 'bootstrap-server': { ...CONNECTION['bootstrap-server'], aliases: [] } },
  example: 'kafka-transactions --bootstrap-server localhost:9092 list',
  commands: {
    list,
    describe,
    'describe-producers': describeProducers,
    abort,
    'find-hanging': findHanging,
    forceTerminateTransaction: forceTerminate,
  },
};
